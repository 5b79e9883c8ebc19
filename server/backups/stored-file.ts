import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Size and SHA-256 of a file, read piece by piece. */
export async function measureFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(piece)
    bytes += piece.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Gives a finished file its name, so that it survives a loss of power: content first, then the name. */
export async function settleFile(from: string, to: string): Promise<void> {
  await flush(from)
  await rename(from, to)
  await flush(dirname(to))
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes a SQLite file with what may lie beside it. */
export async function removeDatabaseFile(path: string): Promise<void> {
  for (const end of ['', '-journal', '-wal', '-shm'])
    if (existsSync(`${path}${end}`)) await rm(`${path}${end}`)
}
