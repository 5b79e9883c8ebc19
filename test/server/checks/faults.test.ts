import { describe, expect, it } from 'vitest'
import { CheckBatch, CheckRun, Code, Exchange } from '../../../entities/index.js'
import { introduced } from '../../../server/sandbox/states.js'
import { cisList } from '../../codes.js'
import { countersAgree, startWork } from '../../start-work.js'
import { waitFor } from '../../wait-for.js'

const supplier = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = {
  name: 'Вода питьевая, 1,5 л',
  brand: 'Родник',
  group: 'water',
  groupId: 13,
  tnVedGroup: '2201',
  producer: supplier,
}
const good = introduced(goods, supplier)
const allSell = (outcomes: Record<string, string>) =>
  Object.values(outcomes).every((outcome) => outcome === 'sell')

describe('faults of the line', () => {
  it.each(['silence', 'cut', 'half', 203, 429, 500, 502, 503] as const)(
    'waits out «%s» and loses no code',
    async (answer) => {
      const work = await startWork({ scenario: () => good, timeoutMs: 100 })
      work.sandbox.setMood({ answer }, 5)
      const id = await work.importList(cisList(40))
      await work.reaches(id, 'done')
      expect(allSell(await work.outcomesOf(id))).toBe(true)
      const codes = await work.database.read.findBy(Code, { deliveryId: id })
      // An outage is not the codes' fault: no try of theirs was counted.
      expect(new Set(codes.map((code) => code.attempts))).toEqual(new Set([1]))
      await countersAgree(work.database, id)
      await work.close()
    },
  )

  it('holds the run on a dead token, counts no try, and goes on by itself with a new one', async () => {
    const work = await startWork({ scenario: () => good })
    work.sandbox.setMood({ answer: 401 }, 1)
    const id = await work.importList(cisList(10))
    const held = await work.reaches(id, 'held')
    expect(held).toMatchObject({ heldReason: 'token-dead', heldWho: 'administrator', asked: 0 })
    await work.checks.recover()
    expect((await work.database.read.findOneByOrFail(CheckRun, { deliveryId: id })).state).toBe('held')
    work.tokens.put('another-token')
    await work.checks.recover()
    await work.reaches(id, 'done')
    expect(allSell(await work.outcomesOf(id))).toBe(true)
    await work.close()
  })

  it('says that there is no token, and starts when one comes', async () => {
    const work = await startWork({ scenario: () => good, token: null })
    const id = await work.importList(cisList(3))
    expect(await work.reaches(id, 'held')).toMatchObject({ heldReason: 'token-missing' })
    expect(work.sandbox.counts().requests).toBe(0)
    work.tokens.put('a-token')
    await work.checks.recover()
    await work.reaches(id, 'done')
    await work.close()
  })

  it.each([
    [403, 'no-contract', 'manager'],
    [404, 'wrong-host', 'administrator'],
    [410, 'method-gone', 'administrator'],
  ] as const)(
    'holds the run on %i (%s), says who mends it, and counts no try',
    async (answer, reason, who) => {
      const work = await startWork({ scenario: () => good })
      work.sandbox.setMood({ answer })
      const id = await work.importList(cisList(3))
      expect(await work.reaches(id, 'held')).toMatchObject({ heldReason: reason, heldWho: who, asked: 0 })
      work.sandbox.setMood({ answer: 'plain' })
      await work.reaches(id, 'done')
      expect(allSell(await work.outcomesOf(id))).toBe(true)
      await work.close()
    },
  )

  it.each([400, 413, 422] as const)(
    'halves a request that is refused with %i now and then, and loses no code',
    async (answer) => {
      const work = await startWork({ scenario: () => good })
      work.sandbox.setMood({ answer }, 3)
      const id = await work.importList(cisList(64))
      await work.reaches(id, 'done')
      expect(allSell(await work.outcomesOf(id))).toBe(true)
      await countersAgree(work.database, id)
      await work.close()
    },
  )

  it('holds the run where every request is refused: it is not the codes', async () => {
    const work = await startWork({ scenario: () => good })
    work.sandbox.setMood({ answer: 422 })
    const id = await work.importList(cisList(64))
    expect(await work.reaches(id, 'held')).toMatchObject({ heldReason: 'not-taken', asked: 0 })
    work.sandbox.setMood({ answer: 'plain' })
    await work.reaches(id, 'done')
    expect(allSell(await work.outcomesOf(id))).toBe(true)
    await work.close()
  })

  it('takes a 504 for every code for the word about each: they wait, and no channel is down', async () => {
    const work = await startWork({ scenario: () => good })
    work.sandbox.setMood({ answer: 504 }, 1)
    const id = await work.importList(cisList(3))
    await work.reaches(id, 'done')
    const codes = await work.database.read.findBy(Code, { deliveryId: id })
    expect(codes.map(({ outcome, attempts }) => [outcome, attempts])).toEqual(Array(3).fill(['sell', 2]))
    expect(work.checks.health().state).toBe('up')
    await work.close()
  })

  it('holds the run without a contract, and finds out by itself when it is mended', async () => {
    const work = await startWork({ scenario: () => good })
    work.sandbox.setMood({ answer: 403 }, 1)
    const id = await work.importList(cisList(3))
    expect(await work.reaches(id, 'held', 'done')).toBeDefined()
    await waitFor(async () => {
      await work.checks.recover()
      expect(await work.reaches(id, 'done')).toMatchObject({ heldReason: null })
    })
    await work.close()
  })

  it.each([401, 403] as const)(
    'goes on after a start where the run was held by %d before',
    async (answer) => {
      const before = await startWork({ scenario: () => good })
      before.sandbox.setMood({ answer })
      const id = await before.importList(cisList(3))
      await before.reaches(id, 'held')
      await before.stop()
      const after = await startWork({ scenario: () => good, database: before.database })
      await after.reaches(id, 'done')
      expect(allSell(await after.outcomesOf(id))).toBe(true)
      await after.close()
    },
  )

  it('goes on with a run that another process held, where it has answers itself', async () => {
    const work = await startWork({ scenario: () => good })
    await work.reaches(await work.importList(cisList(3)), 'done')
    await work.queue.pause()
    const id = await work.importList(cisList(6).slice(3))
    await work.database.transact(({ manager }) =>
      manager.update(CheckRun, { deliveryId: id }, { state: 'held', heldReason: 'no-contract' }),
    )
    await work.queue.resume()
    await work.reaches(id, 'done')
    await work.close()
  })

  it('ends a run whose last answers came while it was held', async () => {
    const work = await startWork({ scenario: () => good })
    const id = await work.importList(cisList(3))
    await work.reaches(id, 'done')
    // As it is when one request is refused while another, sent before, is still to be answered.
    await work.database.transact(({ manager }) =>
      manager.update(CheckRun, { deliveryId: id }, { state: 'held', finishedAt: null }),
    )
    await work.checks.recover()
    expect((await work.reaches(id, 'done')).finishedAt).not.toBeNull()
    await work.close()
  })

  it('finds the one code that a request is refused for, and asks about all others', async () => {
    const codes = cisList(64)
    const bad = codes[41]!
    const work = await startWork({
      scenario: (cis) => (cis === bad ? { kind: 'refused', status: 400 } : good),
    })
    const id = await work.importList(codes)
    await work.reaches(id, 'done')
    const outcomes = await work.outcomesOf(id)
    expect(outcomes[bad]).toBe('unknown')
    expect(Object.values(outcomes).filter((outcome) => outcome === 'sell')).toHaveLength(63)
    await countersAgree(work.database, id)
    await work.close()
  })

  it('takes over a batch whose holder died, at the price of one more question', async () => {
    const work = await startWork({ scenario: () => good, token: null })
    const id = await work.importList(cisList(20))
    await work.reaches(id, 'held')
    // As a process leaves it that was killed with the batch in its hands.
    await work.database.transact(({ manager }) =>
      manager.update(CheckBatch, { deliveryId: id }, { state: 'leased', leasedBy: 'dead', leaseUntil: 1 }),
    )
    work.tokens.put('a-token')
    await work.checks.recover()
    await work.reaches(id, 'done')
    expect(allSell(await work.outcomesOf(id))).toBe(true)
    await work.close()
  })

  it('keeps what went wrong as evidence too', async () => {
    const work = await startWork({ scenario: () => good, timeoutMs: 50 })
    work.sandbox.setMood({ answer: 'silence' }, 1)
    const id = await work.importList(cisList(3))
    await work.reaches(id, 'done')
    const [first, second] = await work.database.read.find(Exchange, { order: { id: 'ASC' } })
    expect(first).toMatchObject({ httpStatus: null, failure: 'timeout', responseBody: null })
    expect(second).toMatchObject({ httpStatus: 200, failure: null })
    await work.close()
  })
})
