import type { BoxContents } from './box-contents.js'

/** A line of a document as its boxes are compared with it. */
export interface DeclaredLine {
  id: number
  gtin: string | null
  /** Whole units that it declares; null where it counts anything else (kilograms, boxes without a number). */
  declared: number | null
  /** Codes that stand in it, and units that it counts in bulk: what a supplier may have counted instead. */
  codeCount: number
  osuCount: number
}

/** A box of the document: its line, the GTINs that it and the packs in it are sold by, its units, its packs. */
export interface ComparedBox {
  codeId: number
  lineId: number
  packGtins: ReadonlySet<string>
  units: readonly { cis: string; gtin: string | null }[]
  /** Packs of goods (КИГУ) inside, with the box itself where it is one: they may be what a line counts. */
  groupCount: number
  /** All that it holds is known. */
  isWhole: boolean
}

type Compared = Pick<BoxContents, 'otherGoods' | 'miscount'>

/**
 * Compares what boxes hold with what the lines of the document say. A mixed box stands in one line and holds goods of
 * several, so goods are looked for in all lines, and those of one GTIN are counted over all boxes. `ownCodes` are the
 * codes that stand in the document themselves: a unit that is named beside its box is one.
 */
export function compareWithDocument(
  boxes: readonly ComparedBox[],
  lines: readonly DeclaredLine[],
  ownCodes: ReadonlyMap<string, number>,
): Map<number, Compared> {
  const named = new Set(lines.flatMap(({ gtin }) => gtin ?? []))
  const miscounts = miscountsOf(boxes, lines, ownCodes)
  return new Map(
    boxes.map((box) => {
      // A line without a GTIN names nothing that the goods could differ from.
      const isNamed = lines.every(({ gtin }) => gtin !== null)
      const byPack = [...box.packGtins].some((gtin) => named.has(gtin))
      const others =
        isNamed && !byPack ? box.units.filter(({ gtin }) => gtin !== null && !named.has(gtin)) : []
      return [box.codeId, { otherGoods: others.length, miscount: miscounts.get(box.lineId) ?? null }]
    }),
  )
}

/** Lines with boxes for which ЧЗ counts another number than they declare, however a supplier may have counted. */
function miscountsOf(
  boxes: readonly ComparedBox[],
  lines: readonly DeclaredLine[],
  ownCodes: ReadonlyMap<string, number>,
): Map<number, { told: number; declared: number }> {
  const miscounts = new Map<number, { told: number; declared: number }>()
  const withBoxes = new Set(boxes.map(({ lineId }) => lineId))
  for (const line of lines.filter(({ id }) => withBoxes.has(id))) {
    // Lines of the same goods share what the boxes hold.
    const same = line.gtin === null ? [line] : lines.filter(({ gtin }) => gtin === line.gtin)
    const ids = new Set(same.map(({ id }) => id))
    const around = line.gtin === null ? boxes.filter(({ lineId }) => lineId === line.id) : boxes
    if (around.some(({ isWhole }) => !isWhole) || same.some(({ declared }) => declared === null)) continue
    const units = new Set([...ownCodes].flatMap(([cis, lineId]) => (ids.has(lineId) ? cis : [])))
    for (const box of around)
      for (const unit of box.units) if (isOfLine(line, box, unit.gtin)) units.add(unit.cis)
    const osu = sum(same, ({ osuCount }) => osuCount)
    const told = units.size + osu
    const groups = sum(around, ({ lineId, groupCount }) => (ids.has(lineId) ? groupCount : 0))
    const declared = sum(same, (one) => one.declared!)
    const mayMean = [told, groups + osu, sum(same, ({ codeCount }) => codeCount) + osu]
    if (!mayMean.includes(declared)) miscounts.set(line.id, { told, declared })
  }
  return miscounts
}

const isOfLine = ({ id, gtin }: DeclaredLine, box: ComparedBox, unitGtin: string | null): boolean =>
  gtin === null || unitGtin === gtin || box.packGtins.has(gtin) || (unitGtin === null && box.lineId === id)

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
