/** What ЧЗ finds wrong with a document; `cis` where it is about a code of it (of a pack its own, not those inside). */
export interface DocumentError {
  /** Without leading zeros. */
  code: string
  description: string
  cis: string | null
}

/** Who can mend it: the supplier, either side (whose it is, the words of ЧЗ say), or nobody but time. */
export type DocumentMender = 'supplier' | 'either' | 'time'

interface DocumentErrorKind {
  codes: readonly number[]
  who: DocumentMender
}

/** Where the numbers and their meaning are from. */
export const documentErrorSource = 'Описание True API v719.0 (18.08.2026), 8.3.11'

/** Numbers that mean the same to who receives goods. The words of a kind are in text/ under `document-error.<kind>`. */
const kinds = {
  'not-introduced': { codes: [116, 117], who: 'supplier' },
  sold: { codes: [146], who: 'supplier' },
  unknown: { codes: [22], who: 'supplier' },
  owner: { codes: [23], who: 'supplier' },
  state: { codes: [24], who: 'supplier' },
  unpaid: { codes: [68], who: 'supplier' },
  emission: { codes: [75], who: 'supplier' },
  group: { codes: [25], who: 'supplier' },
  'no-codes': { codes: [103], who: 'supplier' },
  brackets: { codes: [3], who: 'supplier' },
  'code-form': { codes: [79, 104], who: 'supplier' },
  'empty-pack': { codes: [38], who: 'supplier' },
  packing: { codes: [21], who: 'supplier' },
  history: { codes: [18, 19, 20, 27], who: 'supplier' },
  chain: { codes: [81, 83], who: 'supplier' },
  card: { codes: [41, 60], who: 'supplier' },
  'not-found': { codes: [6], who: 'either' },
  registered: { codes: [4, 14, 16, 63, 82], who: 'supplier' },
  base: { codes: [7, 123], who: 'supplier' },
  party: { codes: [10, 12, 13, 26], who: 'either' },
  'other-party': { codes: [275], who: 'supplier' },
  form: { codes: [8, 44, 46, 54, 69, 71, 72, 76, 77, 106, 107, 125], who: 'supplier' },
  bulk: { codes: [141, 142, 143, 190, 215, 270], who: 'supplier' },
  returns: { codes: [177, 178, 179], who: 'supplier' },
  place: { codes: [189, 196, 282], who: 'either' },
  licence: { codes: [261, 262, 263], who: 'either' },
  shipment: { codes: [273, 274, 277], who: 'supplier' },
  commission: { codes: [294], who: 'supplier' },
  service: { codes: [108, 109, 111], who: 'time' },
} as const satisfies Record<string, DocumentErrorKind>

/** `other`: a number that is not in the list; the words of ЧЗ are all there is. */
export type DocumentErrorKindId = keyof typeof kinds | 'other'

export const documentErrorKindIds: readonly DocumentErrorKindId[] = [
  ...(Object.keys(kinds) as (keyof typeof kinds)[]),
  'other',
]

const kindOfCode = new Map<string, keyof typeof kinds>(
  (Object.entries(kinds) as [keyof typeof kinds, DocumentErrorKind][]).flatMap(([kind, { codes }]) =>
    codes.map((code) => [String(code), kind] as const),
  ),
)

export const documentErrorKind = (code: string): DocumentErrorKindId => kindOfCode.get(code) ?? 'other'

export const documentMender = (kind: DocumentErrorKindId): DocumentMender =>
  kind === 'other' ? 'supplier' : kinds[kind].who

/** Errors of one number, in the order in which ЧЗ named the first of them, the most frequent first. */
export function groupDocumentErrors(
  errors: readonly DocumentError[],
): { code: string; errors: DocumentError[] }[] {
  const groups = new Map<string, DocumentError[]>()
  for (const error of errors) {
    const group = groups.get(error.code)
    if (group) group.push(error)
    else groups.set(error.code, [error])
  }
  return [...groups]
    .map(([code, found]) => ({ code, errors: found }))
    .sort((one, other) => other.errors.length - one.errors.length)
}
