import type { ParsedCode } from './parsed-code.js'

/**
 * May ЧЗ be asked about what was scanned? Not about a damaged code: it would be called unknown, and the supplier would
 * answer for it. A number of a box with a wrong check digit is asked, as there are such boxes, and none is ever blocked.
 */
export const mayBeAsked = ({ cis, valid, kind }: Pick<ParsedCode, 'cis' | 'valid' | 'kind'>): boolean =>
  cis !== null && (valid || kind === 'sscc')
