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
  /** An archive as it was uploaded; it is held in memory. */
  maxZipBytes: number
  /** Files and folders of an archive. */
  maxZipFiles: number
  /** How many times larger than in the archive a document may be; a УПД is 5 to 40 times larger. */
  maxZipRatio: number
}

/** The largest published supply has 345,000 codes, about 100 MB of XML. */
export const standardLimits: IntakeLimits = {
  maxBytes: 512 * 1024 * 1024,
  maxDepth: 32,
  maxValueLength: 8_000,
  maxLines: 200_000,
  maxCodes: 2_000_000,
  maxFaults: 20,
  maxZipBytes: 100 * 1024 * 1024,
  maxZipFiles: 500,
  maxZipRatio: 200,
}
