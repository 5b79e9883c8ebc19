import { TextDecoder } from 'node:util'
import { fileSignatures, isZip } from './file-signatures.js'
import { encodingByMark } from './text-encoding.js'

/** What a file is by its first block, never by its name. `refused` carries the fault's key. */
export type Detected = { kind: 'xml' | 'list' | 'zip' } | { kind: 'refused'; key: string }

/** Messages of EDIFACT by the type in UNH. */
const edifactMessages = {
  ORDERS: 'edi-order',
  ORDRSP: 'edi-order-response',
  DESADV: 'edi-despatch',
  RECADV: 'edi-receiving',
  INVOIC: 'edi-invoice',
}

/** Telling signs in the text of a foreign file; the key names the fault. */
const foreignTexts: { key: string; pattern: RegExp }[] = [
  { key: 'html', pattern: /^<(?:!doctype\s+html|html|head|body|meta|table)[\s>]/i },
  ...Object.entries(edifactMessages).map(([type, key]) => ({
    key,
    pattern: new RegExp(`^(?:UNA.{6}\\s*)?(?:UNB\\+[^']*'\\s*)?UNH\\+[^+']*\\+${type}:`),
  })),
  { key: 'edifact', pattern: /^(?:UNA.{6}\s*)?(?:UNB|UNH)\+/ },
  { key: 'json', pattern: /^(?:\{\s*["}]|\[\s*[[{"\]])/ },
]

export function detect(head: Buffer): Detected {
  if (isZip(head)) return { kind: 'zip' }
  const signature = fileSignatures.find(({ matches }) => matches(head))
  if (signature) return { kind: 'refused', key: signature.key }
  const text = beginningOf(head)
  if (text === '') return { kind: 'refused', key: 'empty' }
  const foreign = foreignTexts.find(({ pattern }) => pattern.test(text))
  if (foreign) return { kind: 'refused', key: foreign.key }
  if (text.startsWith('<') && !/^<(?:GS|FNC1|fcn)>/.test(text)) return { kind: 'xml' }
  return text.includes('\0') ? { kind: 'refused', key: 'not-recognised' } : { kind: 'list' }
}

/** The first characters without a byte order mark and outer whitespace; enough to tell the kind, not to read. */
function beginningOf(head: Buffer): string {
  const mark = encodingByMark(head)
  if (mark === 'utf-8') return head.toString('latin1', 3).trim()
  if (mark) return new TextDecoder(mark).decode(head).trim()
  return head.toString('latin1').trim()
}
