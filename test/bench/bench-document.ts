import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { withCheckDigit } from '../../server/sandbox/samples/sample-codes.js'
import { dairyShore, polyanka } from '../../server/sandbox/samples/parties.js'
import { writeUpd, type UpdOutlineLine } from '../../server/sandbox/upd-writer.js'

/** A pack of twelve a line, as grocery comes. */
const codesPerLine = 12
/** Serials are scattered as real ones are: an index cannot be filled from one end. */
const scatter = 2_654_435_761
const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWX'

/** КИ number `index`: the same in the document, for the floor and for the stand-in. */
export function benchCode(index: number): string {
  const line = Math.floor(index / codesPerLine)
  const gtin = withCheckDigit(`0460000${String(line).padStart(6, '0')}`)
  return `01${gtin}215${serialOf(index)}`
}

/** Twelve signs: seven scattered ones, and the index itself, so that no two are alike. */
function serialOf(index: number): string {
  let left = Number((BigInt(index + 1) * BigInt(scatter)) % 2n ** 35n)
  let serial = ''
  for (let place = 0; place < 7; place++) {
    serial += alphabet[left % 32]
    left = Math.floor(left / 32)
  }
  return serial + index.toString(36).padStart(5, '0')
}

export function* benchCodes(from: number, to: number): Generator<string> {
  for (let index = from; index < to; index++) yield benchCode(index)
}

function* benchLines(count: number): Generator<UpdOutlineLine> {
  for (let from = 0; from < count; from += codesPerLine) {
    const to = Math.min(from + codesPerLine, count)
    yield {
      name: `Вода питьевая, партия ${from / codesPerLine + 1}`,
      gtin: benchCode(from).slice(2, 16),
      priceKopecks: 4_990,
      vat: '22%',
      declared: String(to - from),
      codes: benchCodes(from, to),
    }
  }
}

/** Writes a УПД with so many codes in windows-1251, the encoding of most suppliers. */
export async function writeBenchDocument(file: string, number: string, count: number): Promise<void> {
  const out = createWriteStream(file)
  const outline = {
    number,
    issuedOn: '2026-11-23',
    supplier: dairyShore,
    buyer: polyanka,
    lines: benchLines(count),
  }
  for (const piece of writeUpd(outline, 'windows-1251')) {
    if (!out.write(piece)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}
