import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * The value of a JSON body; undefined where the body is XML, HTML, half of something or nothing. The items of an array are
 * read one by one, so that of a large one little stands in memory as it was sent.
 */
export function jsonOf(body: Buffer, readItem: ReadItem = asItIs): unknown {
  const reading = readBody(body, readItem)
  for (;;) {
    const { done, value } = reading.next()
    if (done) return value
  }
}

/** The same with turns of the event loop between: an answer about a thousand codes holds up nobody who scans. */
export async function jsonInTurns(body: Buffer, readItem: ReadItem = asItIs): Promise<unknown> {
  const reading = readBody(body, readItem)
  for (;;) {
    const { done, value } = reading.next()
    if (done) return value
    await nextTurn()
  }
}

/** Pauses where others may have a turn. */
type Reading<Value> = Generator<undefined, Value>

function* readBody(body: Buffer, readItem: ReadItem): Reading<unknown> {
  // '[' or '{' may stand behind white space; with anything else the body is no answer, and may be long.
  const start = body.findIndex((byte) => byte > 0x20)
  if (body[start] === 0x5b) {
    const inParts = yield* itemsInParts(body, { start, readItem })
    if (inParts) return inParts
    const value = parse(body.toString('utf8'))
    return Array.isArray(value) ? value.map((item) => readItem(item)) : undefined
  }
  return body[start] === 0x7b ? parse(body.toString('utf8')) : undefined
}

type ReadItem = (item: unknown) => unknown
const asItIs: ReadItem = (item) => item

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** As text a part must fit into the young heap: fresh memory for one large string takes longer than all the rest. */
const partBytes = 32 * 1024
/** So much of a body is read in one turn of the event loop, a few milliseconds. */
const turnBytes = 4 * partBytes
const firstKey = /^\s*(\{\s*"[^"\\]*")/

/**
 * A large array, some items at a time, cut where an item begins as the first one does. When each part is the inside of an
 * array that is not empty, the whole is an array of just these items, wherever it was cut. Undefined where a part is not: it
 * may have been cut within an item.
 */
function* itemsInParts(
  body: Buffer,
  { start, readItem }: { start: number; readItem: ReadItem },
): Reading<unknown[] | undefined> {
  const end = body.lastIndexOf(']')
  const first = firstKey.exec(body.toString('latin1', start + 1, start + 256))
  const isWhole = body.subarray(end + 1).every((byte) => byte <= 0x20)
  if (end - start < 2 * partBytes || !first || !isWhole) return undefined
  const cut = Buffer.from(`,${first[1]}`, 'latin1')
  const items: unknown[] = []
  let from = start + 1
  let turnedAt = from
  while (from < end) {
    const found = body.indexOf(cut, from + partBytes)
    const to = found === -1 ? end : found
    const part = parse(`[${body.toString('utf8', from, to)}]`)
    if (!Array.isArray(part) || part.length === 0) return undefined
    for (const item of part) items.push(readItem(item))
    from = to + 1
    if (from - turnedAt > turnBytes && from < end) {
      turnedAt = from
      yield
    }
  }
  return items
}
