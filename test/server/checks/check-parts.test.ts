import { describe, expect, it } from 'vitest'
import { CheckBatch, CheckRun, Code, Exchange } from '../../../entities/index.js'
import { codesQueries } from '../../../server/codes/codes-queries.js'
import { rowsOfBody } from '../../../server/crpt/body-rows.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import type { RareTurns } from '../../../server/queue/rare-turns.js'
import type { CodeState } from '../../../server/sandbox/code-state.js'
import type { Mood } from '../../../server/sandbox/mood.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { introduced, late, silentCode, unknownCode } from '../../../server/sandbox/states.js'
import { cisList, cisOf } from '../../codes.js'
import { countersAgree, startWork } from '../../start-work.js'
import { testClock } from '../../test-clock.js'
import { waitFor } from '../../wait-for.js'

const supplier = { inn: '0069145277', name: 'ООО «Родник»' }
const goods = {
  name: 'Вода',
  brand: 'Родник',
  group: 'water',
  groupId: 13,
  tnVedGroup: '2201',
  producer: supplier,
}
const good = introduced(goods, supplier)
const forged = introduced(goods, supplier, { checkPartWrong: true })
/** As a scanner reads it: КИ, separator, check part. */
const scanned = (cis: string): string => `${cis}\u001d93Zk4w`

type Work = Awaited<ReturnType<typeof startWork>>
const asked = ({ database }: Work): Promise<Exchange[]> =>
  database.read.find(Exchange, { where: { channel: 'check-parts' }, order: { id: 'ASC' } })
const codesIn = ({ database }: Work, deliveryId: number): Promise<Code[]> =>
  database.read.find(Code, { where: { deliveryId }, order: { id: 'ASC' } })
const answersAbout = async (work: Work, cis: string) => {
  const { database } = work
  const code = await database.read.findOneByOrFail(Code, { cis })
  const answers = await codesQueries({ database, readRows: rowsOfBody }).answersOf(code)
  return answers.filter(({ exchange }) => exchange.channel === 'check-parts')
}
const nowAndThen = { timeout: 10_000, interval: 20 }

describe('the check parts of scanned codes, without a till', () => {
  it('are judged by ЧЗ itself in one question, and a wrong one is blocked with its evidence', async () => {
    const [fine, fake, bare] = [cisOf(1), cisOf(2), cisOf(3)]
    const states = new Map([
      [fine, good],
      [fake, forged],
      [bare, good],
    ])
    const work = await startWork({ scenario: scenarioOf(states), checkParts: 'without-till' })
    const id = await work.importList([scanned(fine), scanned(fake), bare])
    await work.reaches(id, 'done')
    const codes = await codesIn(work, id)
    expect(codes.map(({ outcome, reasonId, checkedBy }) => [outcome, reasonId, checkedBy])).toEqual([
      ['sell', '', 'status'],
      ['block', 'check-code-wrong', 'status'],
      ['sell', '', 'status'],
    ])
    const [exchange, ...more] = await asked(work)
    expect(more).toEqual([])
    expect(exchange).toMatchObject({ codeCount: 2, path: '/api/v3/true-api/cises/check', deliveryId: id })
    const linked = codes.map(({ exchangeIds }) => exchangeIds!.split(',').includes(String(exchange!.id)))
    expect(linked).toEqual([true, true, false])
    // What was answered is told of each code, though the answer names one of them only.
    expect((await answersAbout(work, fine)).map(({ facts }) => facts)).toEqual([{ verified: true }])
    expect(await answersAbout(work, fake)).toMatchObject([
      { facts: { verified: false }, raw: { result: false, codes: [scanned(fake)] } },
    ])
    await countersAgree(work.database, id)
    await work.close()
  })

  it('are not asked of codes about which «no» proves nothing', async () => {
    const foreign = cisOf(1, { country: '2', prefix: '481000000' })
    const [unknown, quiet, fine] = [cisOf(2), cisOf(3), cisOf(4)]
    const osu = `02${cisOf(5).slice(2, 16)}3724`
    const states = new Map<string, CodeState>([
      [
        foreign,
        introduced({ ...goods, group: 'milk', groupId: 8 }, supplier, { emissionType: 'CROSSBORDER' }),
      ],
      [unknown, unknownCode],
      [quiet, late(1, silentCode, good)],
      [fine, good],
    ])
    const work = await startWork({ scenario: scenarioOf(states), checkParts: 'without-till', scale: 1 })
    const id = await work.importList([...[foreign, unknown, quiet, fine].map(scanned), osu])
    await work.reaches(id, 'waiting')
    expect((await asked(work)).map(({ codeCount }) => codeCount)).toEqual([1])
    expect(work.sandbox.counts().asksOf(`check-part ${fine}`)).toBe(1)
    expect((await work.outcomesOf(id))[foreign]).toBe('sell')
    await work.close()
  })

  it.each<[string, Mood]>([
    ['cut', { answer: 'cut' }],
    ['half an answer', { answer: 'half' }],
    ['400', { answer: 400 }],
    ['403', { answer: 403 }],
    ['404', { answer: 404 }],
    ['410', { answer: 410 }],
    ['429', { answer: 429, retryAfterSeconds: 60 }],
    ['503', { answer: 503 }],
  ])('leave everything as it is where ЧЗ does not say: %s', async (_name, mood) => {
    const work = await startWork({ scenario: () => good, checkParts: 'without-till' })
    work.sandbox.setCheckPartMood(mood)
    const id = await work.importList(cisList(3).map(scanned))
    // Nothing is held for it either.
    await work.reaches(id, 'done')
    const codes = await codesIn(work, id)
    expect(
      codes.map(({ outcome, reasonId, nextTryAt, checkedBy }) => [outcome, reasonId, nextTryAt, checkedBy]),
    ).toEqual(Array(3).fill(['sell', '', null, 'status']))
    expect(await asked(work)).toHaveLength(1)
    await countersAgree(work.database, id)
    await work.close()
  })

  it('are asked again with the next pass of a code, and not within one', async () => {
    const sandboxClock = testClock()
    const work = await startWork({ scenario: () => forged, checkParts: 'without-till', sandboxClock })
    work.sandbox.setCheckPartMood({ answer: 503 }, 1)
    const id = await work.importList([scanned(cisOf(1))])
    await work.reaches(id, 'done')
    const [code] = await codesIn(work, id)
    expect(code!.outcome).toBe('sell')
    await sandboxClock.advance(2000)
    await work.checks.recheckCode(code!.id, null)
    await waitFor(async () => expect((await codesIn(work, id))[0]!.outcome).toBe('block'), nowAndThen)
    expect(await asked(work)).toHaveLength(2)
    await work.close()
  })

  it('are asked once for two deliveries, and the answer is told in both', async () => {
    const work = await startWork({ scenario: () => forged, checkParts: 'without-till' })
    const first = await work.importList(cisList(2).map(scanned))
    await work.reaches(first, 'done')
    const second = await work.importList(cisList(3).map(scanned).slice(0, 2).reverse().concat(cisOf(9)))
    await work.reaches(second, 'done')
    expect(Object.values(await work.outcomesOf(second)).sort()).toEqual(['block', 'block', 'sell'])
    expect(await asked(work)).toHaveLength(1)
    await work.close()
  })

  it('with a dead token hold the run like any question', async () => {
    const work = await startWork({ scenario: () => good, checkParts: 'without-till' })
    work.sandbox.setCheckPartMood({ answer: 401 }, 1)
    const id = await work.importList(cisList(2).map(scanned))
    expect(await work.reaches(id, 'held')).toMatchObject({ heldReason: 'token-dead' })
    expect(work.tokens.isDead()).toBe(true)
    // The status came before it, and stands.
    expect((await codesIn(work, id))[0]!.outcome).toBe('sell')
    work.tokens.put('another-token')
    await work.reaches(id, 'done')
    await work.close()
  })
})

describe('whether they are asked', () => {
  const asksWith = async (
    options: Pick<Parameters<typeof startWork>[0], 'checkParts' | 'apiKey'>,
    siteDown = false,
  ) => {
    const work = await startWork({ scenario: () => good, ...options })
    if (siteDown) for (const site of work.sandbox.cdn.sites) site.setMood({ answer: 500 })
    const id = await work.importList(cisList(2).map(scanned))
    await work.reaches(id, 'done')
    const [count, codes] = [(await asked(work)).length, await codesIn(work, id)]
    await work.close()
    return { count, checkedBy: codes.map(({ checkedBy }) => checkedBy) }
  }

  it('is a setting: where no till has judged them, always, never', async () => {
    expect(await asksWith({ checkParts: 'off' })).toMatchObject({ count: 0 })
    expect(await asksWith({ checkParts: 'without-till', apiKey: 'a-key' })).toMatchObject({ count: 0 })
    const both = await asksWith({ checkParts: 'always', apiKey: 'a-key' })
    expect(both).toEqual({ count: 1, checkedBy: ['both', 'both'] })
  })

  it('depends on the word of the till, not on its key', async () => {
    const options = { checkParts: 'without-till', apiKey: 'a-key' } as const
    expect(await asksWith(options, true)).toEqual({ count: 1, checkedBy: ['status', 'status'] })
  })
})

describe('the turn of the question', () => {
  /** Free when it is told so. */
  const gate = () => {
    const state = { isFree: false, takes: 0, ends: 0 }
    const turns: RareTurns = {
      take: async () => {
        state.takes += 1
        return state.isFree ? 0 : 2000
      },
      end: async () => void (state.ends += 1),
    }
    return { state, turns }
  }

  it('is waited for by no worker: the batch comes back, and its codes are settled meanwhile', async () => {
    const { state, turns } = gate()
    const work = await startWork({ scenario: () => forged, checkParts: 'without-till', rareTurns: turns })
    const id = await work.importList([scanned(cisOf(1))])
    const batch = await waitFor(async () => {
      expect(state.takes).toBe(1)
      const found = await work.database.read.findOneByOrFail(CheckBatch, { deliveryId: id })
      expect(found.state).toBe('queued')
      return found
    }, nowAndThen)
    expect(batch.notBefore! - Date.now()).toBeGreaterThan(1000)
    expect((await codesIn(work, id))[0]!.outcome).toBe('sell')
    expect((await work.database.read.findOneByOrFail(CheckRun, { deliveryId: id })).state).toBe('running')
    state.isFree = true
    await work.database.transact(({ manager }) =>
      manager.update(CheckBatch, { id: batch.id }, { notBefore: null }),
    )
    await work.checks.checkBatch(batch.id)
    await work.reaches(id, 'done')
    expect((await codesIn(work, id))[0]!.outcome).toBe('block')
    expect(state.ends).toBe(1)
    // The status was not asked again for it.
    expect(work.sandbox.counts().asksOf(cisOf(1))).toBe(1)
    await work.close()
  })

  it('is used by a single scan only where it is free at once', async () => {
    const { state, turns } = gate()
    const work = await startWork({ scenario: () => forged, checkParts: 'without-till', rareTurns: turns })
    const scan = () => work.checks.checkScan(parseCode(scanned(cisOf(1))), null)
    const busy = await scan()
    expect(busy!.answers.map(({ channel }) => channel)).toEqual(['true-api'])
    expect([state.takes, state.ends]).toEqual([1, 0])
    state.isFree = true
    const free = await scan()
    expect(free!.decision).toMatchObject({ outcome: 'block', checkedBy: 'status' })
    expect(free!.answers.map(({ channel }) => channel)).toEqual(['true-api', 'check-parts'])
    expect(state.ends).toBe(1)
    expect(await asked(work)).toHaveLength(1)
    await work.close()
  })

  it('is given back whatever became of the question, also where it never came', async () => {
    const { state, turns } = gate()
    state.isFree = true
    const work = await startWork({ scenario: () => good, checkParts: 'without-till', rareTurns: turns })
    work.sandbox.setCheckPartMood({ answer: 'cut' })
    const said = await work.checks.checkScan(parseCode(scanned(cisOf(1))), null)
    expect(said!.answers.at(-1)).toMatchObject({
      channel: 'check-parts',
      facts: { silence: 'no-connection' },
    })
    expect(said!.decision.reasons.map(({ id }) => id)).not.toContain('check-code-wrong')
    expect([state.takes, state.ends]).toEqual([1, 1])
    await work.close()
  })
})
