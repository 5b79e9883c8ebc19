import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an invented archive; what is said beside its name and bytes is a lie of the archive's directory. */
export interface ZippedFile {
  name: string
  bytes: Buffer
  /** 0 is stored, 8 deflated; any other is told but not done. */
  method?: number
  flags?: number
  size?: number
  checksum?: number
}

/** Writes a ZIP archive, right by the format but for what a file lies about. */
export function zip(...files: ZippedFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const packed = (file.method ?? 8) === 8 ? deflateRawSync(file.bytes) : file.bytes
    const name = Buffer.from(file.name)
    const local = Buffer.concat([header(file, packed.length, false, 0), name, packed])
    directory.push(header(file, packed.length, true, offset), name)
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

/** The same fields stand before a file and in the directory, which says more around them. */
function header(file: ZippedFile, packedSize: number, isCentral: boolean, offset: number): Buffer {
  const bytes = Buffer.alloc(isCentral ? 46 : 30)
  const at = isCentral ? 6 : 4
  bytes.write(isCentral ? 'PK\x01\x02' : 'PK\x03\x04', 'latin1')
  bytes.writeUInt16LE(20, at)
  bytes.writeUInt16LE(file.flags ?? 0, at + 2)
  bytes.writeUInt16LE(file.method ?? 8, at + 4)
  bytes.writeUInt32LE(file.checksum ?? crc32(file.bytes), at + 10)
  bytes.writeUInt32LE(packedSize, at + 14)
  bytes.writeUInt32LE(file.size ?? file.bytes.length, at + 18)
  bytes.writeUInt16LE(Buffer.byteLength(file.name), at + 22)
  if (isCentral) bytes.writeUInt32LE(offset, 42)
  return bytes
}
