import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { hasCheckDigit } from '../domain/gtin.js'
import { say } from '../text/say.js'
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

type Parts = Pick<ParsedCode, 'kind' | 'cis' | 'gtin' | 'serial' | 'ai' | 'tail' | 'origin' | 'mrpKopecks'>

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
  const others = Object.entries(parsed.ai).filter(([ai]) => ai !== '01' && ai !== '21')
  return [
    gtinPiece(gtin, '01', viewer),
    piece('serial', serial.slice(1), say(lang, 'piece.serial'), {
      ai: '21',
      marked: serial.slice(0, 1),
      note: originNote(parsed, serial, viewer),
    }),
    ...others.flatMap(([ai, value]) => otherPieces(ai, value, viewer)),
  ]
}

const checkParts = new Set(['91', '92', '93'])

/** What follows КИ: the check part behind a separator, or a weight, a price. */
function otherPieces(ai: string, value: string, { lang }: Viewer): Piece[] {
  const separator = piece('gs', 'GS', say(lang, 'piece.gs'), { note: say(lang, 'piece.gs.note') })
  if (!checkParts.has(ai)) return [separator, piece('other', value, say(lang, 'piece.more'), { ai })]
  return [separator, piece('tail', value, say(lang, ai === '91' ? 'piece.key' : 'piece.tail'), { ai })]
}

function packPieces(parsed: Parts, gtin: string, viewer: Viewer): Piece[] {
  const { lang } = viewer
  const serial = parsed.serial ?? (parsed.cis ?? '').slice(gtin.length)
  return [gtinPiece(gtin, '', viewer), piece('serial', serial, say(lang, 'piece.serial'))]
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
