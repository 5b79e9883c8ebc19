/** What one document may cost. Nobody's real document comes near; a hostile one stops here. */
export interface IntakeLimits {
  maxBytes: number
  /** Elements inside one another; УПД needs a dozen. */
  maxDepth: number
  /** Characters of one attribute or text; the schema allows 2,000. */
  maxValueLength: number
  maxLines: number
  maxCodes: number
  /** Faults told at once. */
  maxFaults: number
}

/** The largest published supply has 345,000 codes, about 100 MB of XML. */
export const standardLimits: IntakeLimits = {
  maxBytes: 512 * 1024 * 1024,
  maxDepth: 32,
  maxValueLength: 8_000,
  maxLines: 200_000,
  maxCodes: 2_000_000,
  maxFaults: 20,
}
