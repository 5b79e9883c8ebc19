import { dayOf, momentOf } from './dates.js'
import { hasCheckDigit, toGtin14 } from './gtin.js'

/** A retail price of the store: kopecks, from a moment on (Unix ms). */
export interface PriceRow {
  gtin: string
  priceKopecks: number
  fromAt: number
}

export const priceFaults = ['columns', 'gtin', 'price', 'from', 'empty'] as const
export interface PriceFault {
  /** From 1; 0 is the whole file. */
  line: number
  kind: (typeof priceFaults)[number]
}

const header = /^\s*"?gtin/i
const most = { kopecks: 1_000_000_000 }

/** Reads `gtin;priceKopecks;from`, a line each; `from` is a day, or empty for today. All faults at once. */
export function readPriceFile(
  text: string,
  { now, zone }: { now: number; zone: string },
): { rows: PriceRow[]; faults: PriceFault[] } {
  const today = dayOf(now, zone)
  const rows = new Map<string, PriceRow>()
  const faults: PriceFault[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((content, index) => {
      if (content.trim() === '' || (index === 0 && header.test(content))) return
      const row = readLine(content, { today, zone })
      if (typeof row === 'string') faults.push({ line: index + 1, kind: row })
      // of two lines for one day the later one holds
      else rows.set(`${row.gtin} ${row.fromAt}`, row)
    })
  if (rows.size === 0 && faults.length === 0) faults.push({ line: 0, kind: 'empty' })
  return { rows: [...rows.values()], faults }
}

function readLine(
  content: string,
  { today, zone }: { today: string; zone: string },
): PriceRow | PriceFault['kind'] {
  const fields = content.split(';').map((field) => field.trim().replace(/^"(.*)"$/, '$1'))
  if (fields.length < 2 || fields.length > 3) return 'columns'
  const [digits, kopecks, from] = fields as [string, string, string | undefined]
  const gtin = toGtin14(digits)
  if (gtin === null || !hasCheckDigit(gtin)) return 'gtin'
  const priceKopecks = /^\d{1,10}$/.test(kopecks) ? Number(kopecks) : 0
  if (priceKopecks < 1 || priceKopecks > most.kopecks) return 'price'
  const day = from || today
  const fromAt = /^\d{4}-\d\d-\d\d$/.test(day) ? momentOf(day, '00:00', zone) : NaN
  return Number.isNaN(fromAt) || dayOf(fromAt, zone) !== day ? 'from' : { gtin, priceKopecks, fromAt }
}
