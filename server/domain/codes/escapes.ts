import { hasCheckDigit } from '../gtin.js'
import { GS } from './alphabet.js'

/** What only `&` and `_` can begin, both being good signs of a serial. */
const inAlphabet = /&(?:amp|lt|gt|quot|apos|#)|_x00/i

export const mayBeEscaped = (text: string): boolean => inAlphabet.test(text)

const fromHex = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** `&lt;`, `&#60;`, `&#x1D;`: an XML or HTML text cut out without a parser. */
export const undoXmlEscapes = (text: string): string =>
  text
    .replace(/&(lt|gt|quot|apos);/gi, (_, name: string) => entities[name.toLowerCase()]!)
    .replace(/&#x0*([0-9a-f]{2});/gi, (_, hex: string) => fromHex(hex))
    .replace(/&#0*(\d{2,3});/g, (whole, code: string) =>
      Number(code) < 128 ? String.fromCharCode(Number(code)) : whole,
    )
    .replace(/&amp;/gi, '&')

/** `\u001d`, `\\u001d`, `\x1d`, `\x001d`, `\"`: JSON or program text. No code contains a backslash. */
export const undoJsonEscapes = (text: string): string =>
  text.includes('\\')
    ? text
        .replace(/\\+(?:u|x(?=00))([0-9a-f]{4})/gi, (_, hex: string) => fromHex(hex))
        .replace(/\\+x([0-9a-f]{2})/gi, (_, hex: string) => fromHex(hex))
        .replace(/\\+0?29/g, GS)
        .replace(/\\+(["'/&<>=])/g, '$1')
    : text

/** `_x001D_`: what Excel and 1C write for a control character in xlsx. */
export const undoExcelEscapes = (text: string): string =>
  text.replace(/_x00([0-9a-f]{2})_/gi, (_, hex: string) => fromHex(hex))

/** A CSV field: quotes around, and doubled inside; or Excel's leading apostrophe. */
export const undoCsvQuotes = (text: string): string => {
  if (text.length > 1 && text.startsWith('"') && text.endsWith('"'))
    return text.slice(1, -1).replace(/""/g, '"')
  return text.replace(/^['"](?=\d{14}|\]|\(0|[A-Z]{2}-\d{6}-)/, '')
}

/** `%1D`, `%2B`: a code taken out of an address. `%` is a good sign of a serial, so this is tried last. */
export const undoUrlEscapes = (text: string): string =>
  text.replace(/%([2-7][0-9a-f]|1D)/gi, (_, hex: string) => fromHex(hex))

const beginsLikeCode = new RegExp(`^(?:\\][A-Za-z]\\d)?${GS}?01\\d{14}${GS}?21`)

const isWholePack = (text: string): boolean =>
  text.length === 29 && /^\d{14}/.test(text) && hasCheckDigit(text, 0, 14)

/** A whole code in base64 (tills and МДЛП send it so). Undone only when what comes out begins like a code. */
export const undoBase64 = (text: string): string => {
  if (text.length < 36 || text.length % 4 === 1 || !/^[MHX][A-Za-z0-9+/_-]+={0,2}$/.test(text)) return text
  const decoded = decodeBase64(text)
  return decoded !== null && (beginsLikeCode.test(decoded) || isWholePack(decoded)) ? decoded : text
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as characters U+0000…U+00FF, or null for what is not base64. Takes base64url too. */
export const decodeBase64 = (text: string): string | null => {
  const bytes: string[] = []
  let [bits, held] = [0, 0]
  for (const char of text.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/')) {
    const value = base64Alphabet.indexOf(char)
    if (value < 0) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes.push(String.fromCharCode((bits >> held) & 0xff))
  }
  return bytes.join('')
}
