import type { CodeProblem } from './parsed-code.js'

/**
 * What can be wrong or doubtful about a code. `refuse`: the code may not be sent as it is.
 * `warn`: it may, but somebody should know. Sentences: code.problem.<key> and code.problem.<key>.next.
 */
const severities = {
  empty: 'refuse',
  'too-long': 'refuse',
  'not-a-code': 'refuse',
  'bad-char': 'refuse',
  'mixed-letters': 'refuse',
  'gtin-digits': 'refuse',
  'gtin-check': 'refuse',
  'no-serial': 'refuse',
  'serial-length': 'refuse',
  'ai-unknown': 'refuse',
  'ai-length': 'refuse',
  'ai-repeated': 'refuse',
  'ai91-length': 'refuse',
  'ai92-length': 'refuse',
  'ai92-base64': 'refuse',
  'ai93-length': 'refuse',
  'missing-91': 'refuse',
  'missing-92': 'refuse',
  'missing-93': 'refuse',
  'case-lost': 'refuse',
  'gs-lost': 'refuse',
  'mrp-char': 'refuse',
  'sscc-check': 'refuse',
  'sscc-digits': 'refuse',
  'several-codes': 'refuse',
  scraps: 'refuse',
  'two-readings': 'warn',
  'country-char': 'warn',
  'mrp-range': 'warn',
  'caps-lock': 'warn',
  'no-fnc1': 'warn',
  'excise-stamp': 'warn',
  'internal-gtin': 'warn',
  'goods-barcode': 'warn',
} as const satisfies Record<string, 'refuse' | 'warn'>

export type ProblemKey = keyof typeof severities
export const problemKeys = Object.keys(severities) as ProblemKey[]

export const problem = (key: ProblemKey, params?: Record<string, string | number>): CodeProblem =>
  params === undefined ? { key } : { key, params }

export const isRefusal = (found: CodeProblem): boolean => severities[found.key as ProblemKey] === 'refuse'
