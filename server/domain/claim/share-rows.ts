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
/** A sheet that is used less than this looks forgotten. */
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
  ranges.push({ from, to: heights.length })
  if (usedMm + room.tailMm > (ranges.length === 1 ? room.firstMm : room.otherMm))
    ranges.push({ from: heights.length, to: heights.length })
  return fillLast(ranges, heights, room)
}

/** Takes rows over from the sheet before to the last, as long as that one does not become almost empty itself. */
function fillLast(ranges: RowRange[], heights: readonly number[], room: SheetRoom): RowRange[] {
  const [before, last] = ranges.slice(-2)
  if (!before || !last) return ranges
  const leastMm = room.otherMm * leastShare
  // What stands above the table on the first sheet fills it too.
  let beforeMm = sumOf(heights, before) + (ranges.length === 2 ? room.otherMm - room.firstMm : 0)
  let lastMm = sumOf(heights, last) + room.tailMm
  let cut = last.from
  while (cut - 1 > before.from && (last.to - cut < keptRows || lastMm < leastMm)) {
    const height = heights[cut - 1]!
    if (lastMm + height > room.otherMm || beforeMm - height < leastMm) break
    cut--
    lastMm += height
    beforeMm -= height
  }
  return [...ranges.slice(0, -2), { from: before.from, to: cut }, { from: cut, to: last.to }]
}

function sumOf(heights: readonly number[], { from, to }: RowRange): number {
  let sum = 0
  for (let row = from; row < to; row++) sum += heights[row]!
  return sum
}
