/** Files that are surely no delivery, by their first bytes; the key names the fault. First match wins. */
export const fileSignatures: { key: string; matches: (head: Buffer) => boolean }[] = [
  { key: 'pdf', matches: (head) => head.subarray(0, 1024).includes('%PDF-') },
  { key: 'image', matches: isImage },
  { key: 'old-excel', matches: (head) => isOldOffice(head) && includesWide(head, 'Workbook') },
  { key: 'word', matches: (head) => isOldOffice(head) && includesWide(head, 'WordDocument') },
  // The directory of such a file may lie past its head; Excel is what suppliers send.
  { key: 'old-excel', matches: isOldOffice },
  { key: 'word', matches: (head) => startsWith(head, '{\\rtf') },
  { key: 'archive', matches: isArchive },
  { key: 'signature', matches: isSignature },
]

const startsWith = (head: Buffer, text: string, at = 0) =>
  head.toString('latin1', at, at + text.length) === text
const includesWide = (head: Buffer, text: string) => head.includes(Buffer.from(text, 'utf16le'))

/** ZIP, and with it the documents of present Word and Excel. */
export function isZip(head: Buffer): boolean {
  return ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].some((start) => startsWith(head, start))
}

function isOldOffice(head: Buffer): boolean {
  return startsWith(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
}

/** JPEG, PNG, GIF, TIFF, BMP, WebP, and HEIC of telephones. */
function isImage(head: Buffer): boolean {
  const starts = ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF87a', 'GIF89a', 'II*\x00', 'MM\x00*']
  if (starts.some((start) => startsWith(head, start))) return true
  if (startsWith(head, 'BM') && head.length > 14 && head.readUInt32LE(6) === 0) return true
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return true
  return startsWith(head, 'ftyp', 4) && /^(?:hei|hev|mif|avi)/.test(head.toString('latin1', 8, 11))
}

function isArchive(head: Buffer): boolean {
  return ['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\x1f\x8b\x08', 'BZh9'].some((start) =>
    startsWith(head, start),
  )
}

/** A detached signature lies beside the document in an operator's archive: DER, or its base64 with or without a frame. */
function isSignature(head: Buffer): boolean {
  const isDer = head[0] === 0x30 && [0x80, 0x82, 0x83, 0x84].includes(head[1]!)
  return (
    isDer || startsWith(head, '-----BEGIN ') || /^MII[A-Za-z0-9+/]{60}/.test(head.toString('latin1', 0, 70))
  )
}
