import { codeOf } from './blank-code.js'
import { readCleanCode } from './clean-code.js'
import type { ParsedCode } from './parsed-code.js'
import { problem } from './problems.js'
import { repairCode } from './repair-code.js'

/** No code of any kind comes near, even escaped twice; beyond it the work is refused, not done. */
export const longestInput = 1024

const isTooLong = (raw: string): boolean =>
  raw.length > longestInput && (raw.length > 2 * longestInput || [...raw].length > longestInput)

/**
 * Reads whatever a scanner, a file or a hand gave as a marking code: never throws, takes linear time, names each repair,
 * guesses nothing that could be read in another way. The caller keeps `raw`.
 */
export function parseCode(raw: string): ParsedCode {
  const clean = readCleanCode(raw)
  if (clean) return clean
  if (isTooLong(raw)) return codeOf('unknown', {}, [problem('too-long', { limit: longestInput })])
  return repairCode(raw)
}
