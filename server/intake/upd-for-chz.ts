import iconv from 'iconv-lite'
import { blocksOf } from './blocks.js'
import { detect } from './detect.js'
import { DocumentRefused } from './document-refused.js'
import { standardLimits } from './intake-limits.js'
import { encodingOf, isMisdeclared } from './text-encoding.js'
import { updInZip } from './zip-delivery.js'

/** УПД as ГИС МТ takes it: one XML in windows-1251. */
export type UpdForChz =
  /** `rewrittenFrom`: the encoding that it came in, where its letters had to be written anew. The codes are the same. */
  | { kind: 'ready'; xml: Buffer; rewrittenFrom: string | null }
  | { kind: 'cannot'; why: 'too-big' | 'letters' | 'not-upd' }

const megabyte = 1024 * 1024
/** The most that ГИС МТ takes of a document (True API v719). */
export const mostMegabytes = 30
/** Letters of UTF-8 have two bytes, and an archive holds a printed form too. */
const readLimits = { ...standardLimits, maxBytes: 4 * mostMegabytes * megabyte }

/** The bytes of a kept УПД, bare or in its archive, for ЧЗ; as they came wherever that is possible. */
export async function updForChz(input: AsyncIterable<Uint8Array>): Promise<UpdForChz> {
  const bytes = await readBytes(input)
  if (!Buffer.isBuffer(bytes)) return { kind: 'cannot', why: bytes }
  const encoding = encodingOf(bytes.subarray(0, 64 * 1024))
  const isAsWanted =
    encoding.label === 'windows-1251' && encoding.declared !== null && !isMisdeclared(encoding)
  const xml = isAsWanted ? bytes : rewritten(bytes, encoding.label)
  if (xml === null) return { kind: 'cannot', why: 'letters' }
  if (xml.length > mostMegabytes * megabyte) return { kind: 'cannot', why: 'too-big' }
  return { kind: 'ready', xml, rewrittenFrom: isAsWanted ? null : encoding.label }
}

async function readBytes(input: AsyncIterable<Uint8Array>): Promise<Buffer | 'too-big' | 'not-upd'> {
  try {
    const whole = await collected(blocksOf(input, readLimits.maxBytes))
    const { kind } = detect(whole.subarray(0, 64 * 1024))
    if (kind === 'xml') return whole
    return kind === 'zip' ? await collected(await updInZip(once(whole), readLimits)) : 'not-upd'
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error
    return error.faults.some(({ key }) => /too-big$/.test(key)) ? 'too-big' : 'not-upd'
  }
}

async function collected(blocks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const block of blocks) parts.push(block)
  return Buffer.concat(parts)
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** The same document in windows-1251, said so at its beginning; null where a letter of it cannot stand there. */
function rewritten(bytes: Buffer, label: string): Buffer | null {
  const text = withoutStrangers(declaredAnew(iconv.decode(bytes, label)))
  return text === null ? null : iconv.encode(text, 'windows-1251')
}

const declaration = /^\s*<\?xml[^>]*\?>/
const declaredAnew = (text: string): string =>
  `<?xml version="1.0" encoding="windows-1251"?>${text.replace(declaration, '')}`

const upperHalf = iconv.decode(Buffer.from(Array.from({ length: 128 }, (_, at) => 128 + at)), 'windows-1251')
const stranger = `[^\\0-\\x7f${upperHalf.replace('\ufffd', '')}]`
const anyStranger = new RegExp(stranger, 'u')
const allStrangers = new RegExp(stranger, 'gu')

const referenceOf = (letter: string) => `&#${letter.codePointAt(0)};`
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => escapes[sign]!)

/**
 * Letters that windows-1251 does not have become numeric references, which is the same to whoever reads XML. They may
 * stand in texts and values only: a comment with such a letter is left out, CDATA becomes text, and with one in a name
 * (or half a letter) the document cannot be written.
 */
function withoutStrangers(text: string): string | null {
  if (!anyStranger.test(text)) return text
  const plain = text
    .replace(/<!--[\s\S]*?-->/g, (comment) => (anyStranger.test(comment) ? '' : comment))
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (whole, inside: string) =>
      anyStranger.test(whole) ? escaped(inside) : whole,
    )
  const names = plain.replace(/=\s*(?:"[^"]*"|'[^']*')/g, '=').match(/<[^>]*>/g) ?? []
  if (names.some((name) => anyStranger.test(name)) || /\p{Surrogate}/u.test(plain)) return null
  return plain.replace(allStrangers, referenceOf)
}
