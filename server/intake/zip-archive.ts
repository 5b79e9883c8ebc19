import { crc32, createInflateRaw } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { DocumentRefused, refuse } from './document-refused.js'
import type { IntakeLimits } from './intake-limits.js'

/** A file of an archive. Its name is bytes of no certain encoding, and proves nothing. */
export interface ZipEntry {
  name: string
  /** Bytes once unpacked, and their checksum: the same two are the same file. */
  size: number
  checksum: number
  packedSize: number
  /** Unpacks as it is read; may be read again, and left off early. */
  content(): AsyncGenerator<Buffer>
}

const [stored, deflated] = [0, 8]
const pieceBytes = 64 * 1024

/** The files of an archive that lies in memory, without its folders. Nothing is unpacked yet. */
export async function readZipEntries(bytes: Buffer, limits: IntakeLimits): Promise<ZipEntry[]> {
  try {
    // Names stay bytes: nothing is written to disk, and a name with «..» need not fail the whole archive.
    const zip = await fromBufferPromise(bytes, { decodeStrings: false })
    if (zip.entryCount > limits.maxZipFiles) refuse('zip-too-many-files', null, { count: limits.maxZipFiles })
    const entries: ZipEntry[] = []
    let packed = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) refuse('zip-encrypted')
      packed += entry.compressedSize
      // Files that share their bytes are how a small archive is made to hold much.
      if (packed > bytes.length) refuse('zip-broken')
      if (entry.fileNameRaw.at(-1) !== 0x2f) entries.push(entryOf(bytes, zip, entry))
    }
    return entries
  } catch (error) {
    return refuseBroken(error)
  }
}

function entryOf(bytes: Buffer, zip: ZipFile, entry: Entry): ZipEntry {
  return {
    name: entry.fileNameRaw.toString('latin1'),
    size: entry.uncompressedSize,
    checksum: entry.crc32,
    packedSize: entry.compressedSize,
    content: () => contentOf(bytes, zip, entry),
  }
}

/** Never gives more than the archive's directory has announced. */
async function* contentOf(bytes: Buffer, zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let [size, checksum] = [0, 0]
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    for await (const part of unpacked(packed, entry.compressionMethod)) {
      size += part.length
      if (size > entry.uncompressedSize) refuse('zip-broken')
      checksum = crc32(part, checksum)
      yield part
    }
  } catch (error) {
    refuseBroken(error)
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) refuse('zip-broken')
}

async function* unpacked(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === deflated) {
    const inflate = createInflateRaw({ chunkSize: pieceBytes })
    inflate.end(packed)
    yield* inflate as AsyncIterable<Buffer>
  } else if (method === stored) {
    for (let at = 0; at < packed.length; at += pieceBytes) yield packed.subarray(at, at + pieceBytes)
  } else refuse('zip-method')
}

/** The library throws plain errors on broken archives; a TypeError would be a mistake of ours. */
function refuseBroken(error: unknown): never {
  if (error instanceof DocumentRefused || error instanceof TypeError) throw error
  refuse(error instanceof Error && /encrypt/.test(error.message) ? 'zip-encrypted' : 'zip-broken')
}
