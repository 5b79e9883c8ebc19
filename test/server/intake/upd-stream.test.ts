import { expect, test } from 'vitest'
import fc from 'fast-check'
import { readDocument } from '../../../server/intake/read-document.js'
import { writeUpd } from '../../../server/sandbox/upd-writer.js'
import { inPieces, line, milkCode, outline, read, updBytes, type Encoding } from './documents.js'

const serials = (count: number) =>
  Array.from({ length: count }, (_, i) => milkCode(`5a&${String(i).padStart(4, '0')}`))

test.each<Encoding>(['windows-1251', 'utf-8'])(
  'the same is read from %s however the bytes were cut on the way',
  async (encoding) => {
    const bytes = updBytes({ lines: [line({ codes: serials(30) })] }, encoding)
    const expected = await read(bytes)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 8 }),
        async (cuts) => {
          const places = [0, ...cuts.sort((a, b) => a - b), bytes.length]
          async function* pieces() {
            for (let i = 1; i < places.length; i++) yield bytes.subarray(places[i - 1], places[i])
          }
          expect(await read(pieces())).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
    expect(await read(inPieces(bytes, 1))).toEqual(expected)
  },
)

test('a letter of two bytes that lies on the edge of a block is read whole', async () => {
  for (let shift = 0; shift < 4; shift++) {
    const name = `${'а'.repeat(1_500)}`
    const lines = Array.from({ length: 60 }, () => line({ name: 'x'.repeat(shift) + name }))
    const { draft } = await read(updBytes({ lines }, 'utf-8'))
    expect(draft.lines.every((read) => read.name === 'x'.repeat(shift) + name)).toBe(true)
  }
})

test('codes are handed over in portions of at most 1,000 while the document is still coming', async () => {
  const bytes = updBytes({ lines: [line({ codes: serials(5_000) })] })
  let given = 0
  let [waiting, overlapped, early] = [false, false, 0]
  async function* input() {
    for await (const piece of inPieces(bytes)) {
      given += piece.length
      yield piece
    }
  }
  const sizes: number[] = []
  await readDocument(input(), async (codes) => {
    overlapped ||= waiting
    waiting = true
    sizes.push(codes.length)
    if (given < bytes.length) early += codes.length
    await new Promise((resolve) => setImmediate(resolve))
    waiting = false
  })
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000)
  expect(sizes.reduce((sum, size) => sum + size)).toBe(5_000)
  expect(overlapped).toBe(false)
  expect(early).toBeGreaterThan(2_000)
})

test('a failure of the one who takes the codes comes through as it is, and the input is let go', async () => {
  let isClosed = false
  async function* input() {
    try {
      yield* inPieces(updBytes({ lines: [line({ codes: serials(5_000) })] }))
    } finally {
      isClosed = true
    }
  }
  const disk = new Error('disk is full')
  await expect(readDocument(input(), () => Promise.reject(disk))).rejects.toBe(disk)
  expect(isClosed).toBe(true)
})

test('an endless line of codes is written without holding them', () => {
  function* endless() {
    for (let i = 0; ; i++) yield milkCode(`5a${i}`)
  }
  const pieces = [...take(updPieces(endless()), 3)]
  expect(pieces).toHaveLength(3)
})

function* take<T>(items: Iterable<T>, count: number): Generator<T> {
  for (const item of items) {
    if (count-- === 0) return
    yield item
  }
}

const updPieces = (codes: Iterable<string>) => writeUpd(outline({ lines: [line({ codes })] }), 'windows-1251')
