import bwip from 'bwip-js'
import { GS } from '../domain/codes/alphabet.js'
import type { CodeKind, ParsedCode } from '../domain/codes/parsed-code.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'

/** The symbol of a code, for a template to draw. */
export interface DataMatrix {
  /** With the quiet zone of two modules. */
  viewBox: string
  /** Dark modules, row by row, one unit each. */
  path: string
  label: string
  /** Says whether it is the whole code or КИ alone. */
  note: string
}

type Drawn = Pick<ParsedCode, 'kind' | 'valid' | 'certainty' | 'cis' | 'full' | 'tail'>

/** What stands on goods as a Data Matrix; boxes carry GS1-128, furs QR. */
const drawnKinds = new Set<CodeKind>([
  ...(['unit', 'unit_or_group', 'carton', 'cis_only'] as const),
  ...(['tobacco_pack', 'tobacco_pack_cis'] as const),
])
const quietZone = 2

/** The symbol of a code as it was read or repaired; null where the code is not known for sure. */
export function dataMatrixOf(code: Drawn, { lang }: Viewer): DataMatrix | null {
  const whole = code.tail === 'whole' && code.full !== null
  const text = whole ? code.full : code.cis
  if (text === null || !code.valid || code.certainty === 'ambiguous' || !drawnKinds.has(code.kind))
    return null
  const rows = modulesOf(text, code.kind.startsWith('tobacco_pack'))
  const side = rows.length + 2 * quietZone
  return {
    viewBox: `-${quietZone} -${quietZone} ${side} ${side}`,
    path: rows.map(rowPath).join(''),
    label: say(lang, 'matrix.label'),
    note: say(lang, whole ? 'matrix.whole' : 'matrix.bare'),
  }
}

/**
 * Rows of modules, true for dark ones. The bracket form of GS1 is not used: a serial with `(` cannot be given in it.
 * Packs of tobacco are no GS1 texts, so they have no FNC1 in front. `^` occurs in no marking code.
 */
function modulesOf(text: string, isPack: boolean): boolean[][] {
  const [symbol] = bwip.raw('datamatrix', (isPack ? '' : '^FNC1') + text.replaceAll(GS, '^FNC1'), {
    parsefnc: true,
  })
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('bwip-js gave no matrix')
  const { pixs, pixx, pixy } = symbol
  return Array.from({ length: pixy }, (_, y) =>
    pixs.slice(y * pixx, (y + 1) * pixx).map((module) => module === 1),
  )
}

/** Neighbours in a row are one rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let from = row.indexOf(true); from >= 0; from = row.indexOf(true, from)) {
    const light = row.indexOf(false, from)
    const to = light < 0 ? row.length : light
    path += `M${from} ${y}h${to - from}v1h-${to - from}z`
    from = to
  }
  return path
}
