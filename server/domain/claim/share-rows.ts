/** Rows of a table from `from` up to, not including, `to`. */
export interface RowRange {
  from: number
  to: number
}

/** Room for rows in millimetres: what is left of a sheet when the head of the table stands on it. */
export interface SheetRoom {
  firstMm: number
  otherMm: number
  /** What must follow the last row on its sheet: the total, the conclusion, signatures. */
  tailMm: number
}

/** Rows that go along to the sheet with the signatures: signatures never stand without what is signed. */
const keptRows = 2

/**
 * Shares the rows of a table among sheets: each row on exactly one sheet, none over its room, and the tail on the last.
 * The first range is empty where not even one row fits under what stands above the table.
 */
export function shareRows(heights: readonly number[], room: SheetRoom): RowRange[] {
  const ranges: RowRange[] = []
  let from = 0
  let usedMm = 0
  const roomNow = () => (ranges.length === 0 ? room.firstMm : room.otherMm)
  heights.forEach((height, row) => {
    const first = ranges.length === 0
    if (usedMm + height > roomNow() && (row > from || first)) {
      ranges.push({ from, to: row })
      from = row
      usedMm = 0
    }
    usedMm += height
  })
  const last = { from, to: heights.length }
  if (usedMm + room.tailMm <= roomNow()) return [...ranges, last]
  return [...ranges, ...makeWayForTail(last, heights, room)]
}

/** The last sheet in two: the tail takes some rows with it, and never the only ones of the sheet before. */
function makeWayForTail(last: RowRange, heights: readonly number[], room: SheetRoom): RowRange[] {
  let cut = last.to
  let freeMm = room.otherMm - room.tailMm
  while (last.to - cut < keptRows && cut - 1 > last.from && heights[cut - 1]! <= freeMm) {
    cut--
    freeMm -= heights[cut]!
  }
  return [
    { from: last.from, to: cut },
    { from: cut, to: last.to },
  ]
}
