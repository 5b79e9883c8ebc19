import { describe, expect, it } from 'vitest'
import { inGroups, shared } from '../../server/in-groups.js'

/** Work that ends when the test says so. */
function heldWork(fails: (group: number[]) => boolean = () => false) {
  const groups: number[][] = []
  const ends: (() => void)[] = []
  const work = async (group: number[]): Promise<number[]> => {
    groups.push(group)
    await new Promise<void>((resolve) => ends.push(resolve))
    if (fails(group)) throw new Error(`cannot work on ${group.join(', ')}`)
    return group.map((item) => item * 10)
  }
  const endNext = async (): Promise<void> => {
    while (ends.length === 0) await Promise.resolve()
    ends.shift()!()
  }
  return { groups, work, endNext }
}

describe('work in groups', () => {
  it('takes the first at once, and what came meanwhile together', async () => {
    const { groups, work, endNext } = heldWork()
    const put = inGroups({ run: work })
    const results = Promise.all([1, 2, 3, 4].map(put))
    expect(groups).toEqual([[1]])
    await endNext()
    await endNext()
    expect(await results).toEqual([10, 20, 30, 40])
    expect(groups).toEqual([[1], [2, 3, 4]])
    const later = put(5)
    await endNext()
    expect(await later).toBe(50)
  })

  it('makes no group larger than it may be', async () => {
    const { groups, work, endNext } = heldWork()
    const put = inGroups({ run: work, sizeOf: () => 2 })
    const results = Promise.all([1, 2, 3, 4, 5].map(put))
    for (let group = 0; group < 3; group++) await endNext()
    await results
    expect(groups).toEqual([[1], [2, 3], [4, 5]])
  })

  it('runs a group that failed one by one: only what cannot be done fails', async () => {
    const { groups, work, endNext } = heldWork((group) => group.includes(3))
    const put = inGroups({ run: work })
    const results = Promise.allSettled([1, 2, 3, 4].map(put))
    for (let group = 0; group < 5; group++) await endNext()
    expect((await results).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]])
  })
})

describe('a shared reading', () => {
  it('is one for all who ask while it waits, and none of them gets what was read before he asked', async () => {
    const ends: (() => void)[] = []
    let value = 'old'
    const ask = shared(async () => {
      const read = value
      await new Promise<void>((resolve) => ends.push(resolve))
      return read
    })
    const first = ask()
    value = 'new'
    const [second, third] = [ask(), ask()]
    ends[0]!()
    expect(await first).toBe('old')
    await new Promise(setImmediate)
    expect(ends).toHaveLength(2)
    ends[1]!()
    expect([await second, await third]).toEqual(['new', 'new'])
  })
})
