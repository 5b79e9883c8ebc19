import { readFields } from '../domain/codes/fields.js'
import { inThousandths } from '../domain/codes/measures.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { hasCheckDigit } from '../domain/gtin.js'
import { formatMoney } from '../domain/money.js'
import { isSentenceKey, say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'

/** A part of a code under its name. */
export interface Piece {
  /** 'gtin', 'serial', 'gs', 'tail' or 'other': the hue. */
  kind: string
  /** Application identifier before it. */
  ai: string
  /** The first character where it says who emitted the code. */
  marked: string
  value: string
  name: string
  note: string
  /** Not a sign that can be printed. */
  separator: boolean
}

type Parts = Pick<
  ParsedCode,
  'kind' | 'cis' | 'gtin' | 'serial' | 'ai' | 'tail' | 'full' | 'origin' | 'mrpKopecks' | 'repairs'
>

const piece = (kind: string, value: string, name: string, more: Partial<Piece> = {}): Piece => ({
  kind,
  ai: '',
  marked: '',
  value,
  name,
  note: '',
  separator: kind === 'gs',
  ...more,
})

/** A code by its parts, in the order in which they stand. */
export function anatomyOf(parsed: Parts, viewer: Viewer): Piece[] {
  const { lang } = viewer
  const { gtin, serial, cis } = parsed
  if (gtin !== null && serial !== null && cis?.startsWith(`01${gtin}21`))
    return gs1Pieces(parsed, gtin, viewer)
  if (parsed.kind.startsWith('tobacco_pack') && gtin !== null) return packPieces(parsed, gtin, viewer)
  return cis === null
    ? []
    : [piece('other', cis, say(lang, 'piece.whole'), { note: kindNote(parsed, viewer) })]
}

const kindNote = ({ kind }: Parts, { lang }: Viewer): string =>
  kind === 'sscc' || kind.startsWith('kitu') ? say(lang, 'piece.box') : ''

function gs1Pieces(parsed: Parts, gtin: string, viewer: Viewer): Piece[] {
  const { lang } = viewer
  const serial = parsed.serial ?? ''
  return [
    gtinPiece(gtin, '01', viewer),
    piece('serial', serial.slice(1), say(lang, 'piece.serial'), {
      ai: '21',
      marked: serial.slice(0, 1),
      note: originNote(parsed, serial, viewer),
    }),
    ...partsBehind(parsed).flatMap(([ai, value]) => [
      gsPiece(parsed, viewer),
      partBehind(parsed, [ai, value], viewer),
    ]),
  ]
}

/** What follows КИ, as the label has it; without a whole label in the order of identifiers. */
const partsBehind = ({ ai, full }: Parts): [string, string][] =>
  (full === null ? Object.entries(ai) : [...readFields(full).values]).filter(
    ([name]) => name !== '01' && name !== '21',
  )

/** Repairs by which a separator came to its place. */
const restorations: ReadonlySet<string> = new Set([
  ...['gs-lost', 'gs-digits', 'gs-substitute', 'gs-text', 'gs-picture'],
])

const gsPiece = ({ repairs }: Parts, { lang }: Viewer): Piece =>
  piece('gs', 'GS', say(lang, 'piece.gs'), {
    note: say(lang, repairs.some((key) => restorations.has(key)) ? 'piece.gs.restored' : 'piece.gs.note'),
  })

const checkParts = new Set(['91', '92', '93'])

/** The check part, a weight, a volume, a price, a date. */
function partBehind(parsed: Parts, [ai, value]: [string, string], { lang }: Viewer): Piece {
  if (checkParts.has(ai)) {
    const note =
      ai === '91' ? '' : say(lang, parsed.tail === 'whole' ? 'piece.tail.whole' : 'piece.tail.partial')
    return piece('tail', value, say(lang, ai === '91' ? 'piece.key' : 'piece.tail'), { ai, note })
  }
  const name = `piece.ai.${/^3[13]\d\d$/.test(ai) ? ai.slice(0, 2) : ai}`
  const known = isSentenceKey(name) ? say(lang, name) : say(lang, 'piece.more')
  return piece('other', value, known, { ai, note: amountNote(ai, value, lang) })
}

function amountNote(ai: string, value: string, lang: Viewer['lang']): string {
  if (!/^\d{6}$/.test(value)) return ''
  if (ai === '8005') return formatMoney(Number(value))
  if (/^31/.test(ai)) return say(lang, 'piece.grams', { grams: inThousandths(ai, value) })
  return /^335/.test(ai) ? say(lang, 'piece.millilitres', { millilitres: inThousandths(ai, value) }) : ''
}

const packSigns = { mrp: 21, key: 25 } as const

function packPieces(parsed: Parts, gtin: string, viewer: Viewer): Piece[] {
  const { lang } = viewer
  const { full, mrpKopecks } = parsed
  const serial = parsed.serial ?? (parsed.cis ?? '').slice(gtin.length)
  const head = [gtinPiece(gtin, '', viewer), piece('serial', serial, say(lang, 'piece.serial'))]
  if (full === null) return head
  const price =
    mrpKopecks === 0 ? say(lang, 'piece.mrp.none') : mrpKopecks === null ? '' : formatMoney(mrpKopecks)
  return [
    ...head,
    piece('other', full.slice(packSigns.mrp, packSigns.key), say(lang, 'piece.mrp'), { note: price }),
    piece('tail', full.slice(packSigns.key), say(lang, 'piece.tail'), {
      note: say(lang, 'piece.tail.whole'),
    }),
  ]
}

const gtinPiece = (gtin: string, ai: string, { lang }: Viewer): Piece =>
  piece('gtin', gtin, 'GTIN', {
    ai,
    note: say(lang, hasCheckDigit(gtin) ? 'piece.gtin.right' : 'piece.gtin.wrong'),
  })

function originNote({ origin }: Parts, serial: string, { lang }: Viewer): string {
  const first = serial.slice(0, 1)
  if (origin.country === null) return ''
  const sure = origin.confidence === 'sure' || origin.confidence === 'certain'
  return say(lang, sure ? 'piece.origin' : 'piece.origin.likely', {
    first,
    country: say(lang, `origin.${origin.country}`),
  })
}
