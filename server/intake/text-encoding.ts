import { TextDecoder } from 'node:util'
const root = /<Файл[\s/>]/

/** How the bytes of an XML file are to be read. */
export interface XmlEncoding {
  label: string
  /** What the file says of itself; null where it says nothing. */
  declared: string | null
}

/** The encoding named by a byte order mark. */
export function encodingByMark(head: Uint8Array): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/**
 * The encoding in which the head of an XML file makes sense. A declaration that does not agree with the bytes is a
 * known defect of real files («windows-1251» over UTF-8 and the other way round), so the root `Файл` decides.
 */
export function encodingOf(head: Buffer): XmlEncoding {
  const declared = declaredEncoding(head)
  const marked = encodingByMark(head)
  if (marked) return { label: marked, declared }
  const named = canonicalLabel(declared ?? 'utf-8')
  const trials = [...new Set([named ?? 'utf-8', 'utf-8', 'windows-1251'])].filter(
    (label) => !label.startsWith('utf-16'),
  )
  const isStrict = (label: string) => decodeHead(head, label, true) !== null
  // Where one letter of a UTF-8 document is spoilt, it is still UTF-8, and reading will say where.
  const label =
    trials.find((candidate) => root.test(decodeHead(head, candidate, true) ?? '')) ??
    trials.find((candidate) => root.test(decodeHead(head, candidate, false) ?? '')) ??
    trials.find(isStrict)
  return { label: label ?? 'windows-1251', declared }
}

/** True where the bytes are not what the declaration says. */
export const isMisdeclared = ({ label, declared }: XmlEncoding): boolean =>
  declared !== null &&
  canonicalLabel(declared) !== label &&
  !(declared === 'utf-16' && label.startsWith('utf-16'))

function declaredEncoding(head: Buffer): string | null {
  const start = head
    .toString('latin1', 0, 400)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replaceAll('\0', '')
    .replace(/^(?:\u00ff\u00fe|\u00fe\u00ff)/, '')
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1]?.toLowerCase() ?? null
}

function canonicalLabel(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function decodeHead(head: Buffer, label: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(head, { stream: true })
  } catch {
    return null
  }
}
