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

/** Rows that go along to the sheet with the signatures: signatures seldom stand without what is signed. */
const keptRows = 2
/** A sheet with less than this share of rows looks forgotten. */
const leastShare = 0.25

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
  const cut = cutForTail(last, heights, { usedMm, ...room })
  return [...ranges, { ...last, to: cut }, { from: cut, to: last.to }]
}

/** Where the last sheet is cut in two: some rows go along with the tail, as long as what stays is not almost empty. */
function cutForTail(
  last: RowRange,
  heights: readonly number[],
  room: SheetRoom & { usedMm: number },
): number {
  let cut = last.to
  let freeMm = room.otherMm - room.tailMm
  let leftMm = room.usedMm
  while (last.to - cut < keptRows && cut > last.from) {
    const height = heights[cut - 1]!
    if (height > freeMm || leftMm - height < room.otherMm * leastShare) break
    cut--
    freeMm -= height
    leftMm -= height
  }
  return cut
}
