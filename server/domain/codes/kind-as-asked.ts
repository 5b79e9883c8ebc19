import type { CodeKind, ParsedCode } from './parsed-code.js'
import { parseCis } from './settle-readings.js'

/** Ways in which a code may come, none of which says what it stands on. */
const wrappings: ReadonlySet<CodeKind> = new Set(['double', 'tag1162_hex', 'gs1_other'])

/** What stands behind a code that came twice, or out of a receipt: a box is asked and judged as a box. */
export const kindAsAsked = ({ kind, cis, full }: Pick<ParsedCode, 'kind' | 'cis' | 'full'>): CodeKind =>
  cis !== null && wrappings.has(kind) ? parseCis(full ?? cis).kind : kind
