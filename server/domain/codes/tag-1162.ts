import { hasCheckDigit } from '../gtin.js'
import { codeOf } from './blank-code.js'
import type { ParsedCode } from './parsed-code.js'
import { decodeBase64 } from './escapes.js'
import { readMrp } from './mrp.js'
import { originOfCode } from './origin.js'
import { problem } from './problems.js'
import { groupsOf, tobaccoGroups } from './templates.js'

/** Types of tag 1162 of a receipt (ФФД 1.05): DM a marking code, E EAN, I ITF, RF a fur, C5 a stamp of ЕГАИС; 8–32 bytes. */
const hexForm = /^(?:44 ?4D|45 ?0[8D]|49 ?(?:0E|09)|52 ?46|C5 ?(?:14|1E))(?: ?[0-9A-F]{2}){6,30}$/i
const base64Form = /^RE0[A-Za-z0-9+/]{8,40}={0,2}$/

const bytesOf = (text: string): number[] | null => {
  if (hexForm.test(text)) {
    const hex = text.replaceAll(' ', '')
    return hex.length % 2 === 0 ? (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)) : null
  }
  const decoded = base64Form.test(text) ? decodeBase64(text) : null
  return decoded === null ? null : [...decoded].map((char) => char.charCodeAt(0))
}

/** Six bytes, the high one first. */
const gtinOf = (bytes: number[]): string =>
  String(bytes.slice(2, 8).reduce((value, byte) => value * 256 + byte, 0)).padStart(14, '0')

/**
 * A carton: its serial and the six digits of AI 8005. A serial of 13 that ends in six digits looks the same, and is three
 * in a million.
 */
const readCarton = (gtin: string, rest: string): ParsedCode => {
  const serial = rest.slice(0, 7)
  const known = { gtin, serial, cis: `01${gtin}21${serial}`, origin: originOfCode(gtin, serial) }
  return codeOf(
    'tag1162_hex',
    { ...known, certainty: 'ambiguous', mrpKopecks: Number(rest.slice(7)), groups: tobaccoGroups },
    [problem('two-readings', { other: `01${gtin}21${rest}` })],
  )
}

const readMarked = (gtin: string, rest: string): ParsedCode => {
  if (/^.{11} {2}$/.test(rest)) {
    const serial = rest.slice(0, 7)
    const mrpKopecks = readMrp(rest, 7)
    return codeOf('tag1162_hex', { cis: gtin + serial, gtin, serial, mrpKopecks, groups: tobaccoGroups })
  }
  if (/^.{7}\d{6}$/.test(rest)) return readCarton(gtin, rest)
  const serial = rest.trimEnd()
  const known = { gtin, serial, cis: `01${gtin}21${serial}`, origin: originOfCode(gtin, serial) }
  const groups = groupsOf(serial.length, '')
  return codeOf(
    'tag1162_hex',
    { ...known, groups },
    groups.length > 0 ? [] : [problem('serial-length', { found: serial.length })],
  )
}

/** A value of tag 1162 in hexadecimal (or base64): what a receipt kept of the code. Null where it is not one. */
export function readTag1162(text: string): ParsedCode | null {
  const bytes = bytesOf(text)
  if (!bytes) return null
  const rest = String.fromCharCode(...bytes.slice(8))
  if (bytes[0] === 0x52)
    return codeOf('tag1162_hex', { cis: String.fromCharCode(...bytes.slice(2)).trimEnd() })
  if (bytes[0] === 0xc5) return codeOf('tag1162_hex', {}, [problem('excise-stamp')])
  const gtin = gtinOf(bytes)
  if (gtin.length !== 14 || !hasCheckDigit(gtin)) return null
  return bytes[0] === 0x44
    ? readMarked(gtin, rest)
    : codeOf('tag1162_hex', { gtin }, [problem('goods-barcode')])
}
