import { setImmediate as breathe } from 'node:timers/promises'
import { refuse } from './document-refused.js'

/** 64 KB: what a file stream gives, about 2 ms of parsing. */
const blockBytes = 64 * 1024

/**
 * The bytes in blocks of one size, however they came, so that what is read never depends on how it was cut on the way.
 * Between blocks other work of the process gets its turn, even where the whole file lies in memory.
 */
export async function* blocksOf(input: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let heldBytes = 0
  let total = 0
  for await (const chunk of input) {
    total += chunk.length
    if (total > maxBytes) refuse('too-big', null, { megabytes: Math.floor(maxBytes / 1024 / 1024) })
    let at = 0
    while (heldBytes + chunk.length - at >= blockBytes) {
      const end = at + blockBytes - heldBytes
      yield joined(held, chunk.subarray(at, end))
      await breathe()
      held = []
      heldBytes = 0
      at = end
    }
    if (at < chunk.length) held.push(chunk.subarray(at))
    heldBytes += chunk.length - at
  }
  if (heldBytes > 0) yield Buffer.concat(held)
}

function joined(held: Uint8Array[], last: Uint8Array): Buffer {
  if (held.length > 0) return Buffer.concat([...held, last])
  return Buffer.from(last.buffer, last.byteOffset, last.byteLength)
}
