import { beforeEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../../entities/index.js'
import { CheckRun, Code, JournalEntry, type DeliveryLine } from '../../../entities/index.js'
import { redecideCodes } from '../../../server/checks/redecide-codes.js'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import { makeRules } from '../../../server/settings/rules-service.js'
import { makeStoreBook } from '../../../server/settings/store-book.js'
import { builder, someDay } from '../../build.js'
import { freshDatabase } from '../../database.js'
import { handClock } from '../../pages/small-app.js'
import { countersAgree } from '../../start-work.js'

const hour = 3_600_000
const day = 24 * hour
const milk = { productGroup: 'milk', caseId: 'not-introduced' } as const
const notIntroduced: CodeFacts = { found: true, status: 'APPLIED', group: 'milk' }

async function bench() {
  const database = await freshDatabase()
  const clock = handClock(someDay)
  const book = makeStoreBook({ database, clock, zone: 'Europe/Moscow' })
  const build = builder(database)
  const work = { database, clock, book, ownInn: '0069003184', scale: 1, stop: new AbortController().signal }
  const codeOf = (id: number) => database.read.findOneByOrFail(Code, { id })
  /** A code as an answer has left it. */
  const checked = (line: DeliveryLine, facts: CodeFacts, row: Partial<Code> = {}) =>
    build.code(line, {
      answers: [{ channel: 'true-api', askedAt: someDay, facts }],
      checkedAt: someDay,
      outcome: 'block',
      reasonId: 'not-introduced',
      reasons: [{ id: 'not-introduced', outcome: 'block' }],
      ...row,
    })
  return {
    ...{ database, clock, build, checked, codeOf },
    rules: makeRules({ database, clock }),
    redecide: () => redecideCodes(work),
    notes: () => database.read.findBy(JournalEntry, { action: 'rules.redecided' }),
  }
}

describe('codes that are checked already', () => {
  let store: Awaited<ReturnType<typeof bench>>
  let delivery: Delivery
  let line: DeliveryLine
  let code: Code
  beforeEach(async () => {
    store = await bench()
    const { build } = store
    delivery = await build.delivery({ codeCount: 2, blockCount: 1, sellCount: 1, supplierInn: null })
    await build.run(delivery)
    line = await build.line(delivery)
    code = await store.checked(line, notIntroduced)
    await build.code(line)
    await build.tally(line, { outcome: 'block', reasonId: 'not-introduced' })
    await build.tally(line)
    await store.redecide()
  })

  it('follow a rule that the store has set, with their counters, and ЧЗ is not asked', async () => {
    const { rules, redecide, codeOf, database, notes } = store
    await rules.setRule(1, { ...milk, effect: 'warn', fromAt: someDay })
    await redecide()
    expect(await codeOf(code.id)).toMatchObject({
      outcome: 'risk',
      reasons: [{ id: 'not-introduced', outcome: 'risk' }],
      attempts: code.attempts,
      checkedAt: someDay,
      exchangeIds: null,
    })
    await countersAgree(database, delivery.id)
    expect((await notes()).at(-1)).toMatchObject({ userId: null, details: { codes: 1, changed: 1 } })
    expect(
      (await database.read.findOneByOrFail(CheckRun, { deliveryId: delivery.id })).version,
    ).toBeGreaterThan(1)
  })

  it('go back with it', async () => {
    const { rules, redecide, codeOf, database } = store
    await rules.setRule(1, { ...milk, effect: 'off', fromAt: someDay })
    await redecide()
    expect(await codeOf(code.id)).toMatchObject({ outcome: 'sell', nextTryAt: null })
    await rules.setRule(1, { ...milk, effect: 'official', fromAt: someDay })
    await redecide()
    const back = await codeOf(code.id)
    expect(back.outcome).toBe('block')
    expect(back.nextTryAt).toBeGreaterThan(someDay)
    await countersAgree(database, delivery.id)
  })

  it('follow a setting of a later day when that day has come, and no sooner', async () => {
    const { rules, redecide, codeOf, clock } = store
    await rules.setRule(1, { ...milk, effect: 'warn', fromAt: someDay + 2 * day })
    await redecide()
    expect(await codeOf(code.id)).toMatchObject({ outcome: 'block' })
    clock.move(2 * day)
    await redecide()
    expect(await codeOf(code.id)).toMatchObject({ outcome: 'risk' })
  })

  it('follow the day from which their group is checked, which comes by itself', async () => {
    const { rules, redecide, codeOf, clock } = store
    await rules.setGroup(1, 'milk', { dutyOn: '2026-11-27', shelfLifeDays: null })
    await redecide()
    expect(await codeOf(code.id)).toMatchObject({ outcome: 'sell' })
    clock.move(3 * day)
    await redecide()
    expect(await codeOf(code.id)).toMatchObject({ outcome: 'block' })
  })

  it('stay as they were judged before a pause, and follow it where they were checked since', async () => {
    const { rules, redecide, codeOf, checked, clock } = store
    clock.move(hour)
    await rules.pauseCheck(1, { ...milk, untilAt: someDay + 5 * hour, reason: 'авария у оператора' })
    const since = await checked(line, notIntroduced, { checkedAt: someDay + 2 * hour })
    await redecide()
    expect(await codeOf(code.id)).toMatchObject({ outcome: 'block' })
    clock.move(hour)
    await rules.setRule(1, { ...milk, effect: 'warn', fromAt: clock.now() })
    await redecide()
    expect(await codeOf(code.id)).toMatchObject({ outcome: 'risk' })
    expect(await codeOf(since.id)).toMatchObject({ outcome: 'sell' })
  })

  it('are looked at once more, for an answer that was being judged by the old rules', async () => {
    const { rules, redecide, codeOf, checked, clock, notes } = store
    clock.move(hour)
    await rules.setRule(1, { ...milk, effect: 'warn', fromAt: clock.now() })
    await redecide()
    const late = await checked(line, notIntroduced)
    await redecide()
    expect(await codeOf(late.id)).toMatchObject({ outcome: 'block' })
    const noted = (await notes()).length
    clock.move(60_000)
    await redecide()
    expect(await codeOf(late.id)).toMatchObject({ outcome: 'risk' })
    await redecide()
    expect(await notes()).toHaveLength(noted + 1)
  })

  it('warn sooner or later of the end of a shelf life', async () => {
    const { rules, redecide, codeOf, checked } = store
    const expiresAt = someDay + 5 * day
    const fresh = await checked(
      line,
      { found: true, status: 'INTRODUCED', group: 'milk', expiresAt },
      { outcome: 'sell', reasonId: '', reasons: null, blocksAt: expiresAt },
    )
    await rules.setGroup(1, 'milk', { dutyOn: null, shelfLifeDays: 7 })
    await redecide()
    expect(await codeOf(fresh.id)).toMatchObject({ outcome: 'risk', reasonId: 'shelf-life-soon' })
    await rules.setGroup(1, 'milk', { dutyOn: null, shelfLifeDays: null })
    await rules.setRule(1, { ...milk, caseId: 'expired', effect: 'off', fromAt: someDay })
    await redecide()
    expect(await codeOf(fresh.id)).toMatchObject({ outcome: 'sell', blocksAt: null })
  })
})

describe('a change of the rules', () => {
  it('reaches more codes than one transaction takes, and no other group, no old delivery', async () => {
    const { build, checked, codeOf, rules, redecide, database, clock, notes } = await bench()
    const count = 501
    const delivery = await build.delivery({ codeCount: count + 1, blockCount: count + 1, supplierInn: null })
    const old = await build.delivery({ codeCount: 1, blockCount: 1, createdAt: someDay - 31 * day })
    await build.run(delivery)
    await build.run(old)
    const line = await build.line(delivery)
    const first = await checked(line, notIntroduced)
    await database.transact(async ({ manager }) => {
      const { id, ...rest } = first
      const more = Array.from({ length: count - 1 }, (_, at) => ({ ...rest, cis: `${rest.cis}${id + at}` }))
      await manager.insert(Code, more as never)
    })
    const water = await checked(line, { ...notIntroduced, group: 'water' }, { productGroup: 'water' })
    const ancient = await checked(await build.line(old), notIntroduced)
    await build.tally(line, { outcome: 'block', reasonId: 'not-introduced', count: count + 1 })
    await redecide()
    clock.move(60_000)
    await redecide()
    await rules.setRule(1, { ...milk, effect: 'warn', fromAt: someDay })
    await redecide()
    expect(await database.read.countBy(Code, { outcome: 'risk' })).toBe(count)
    await countersAgree(database, delivery.id)
    for (const { id } of [water, ancient]) expect(await codeOf(id)).toMatchObject({ outcome: 'block' })
    expect((await notes()).at(-1)).toMatchObject({ details: { codes: count, changed: count } })
  })

  it('makes nobody ask again where the check was stopped', async () => {
    const { build, checked, codeOf, rules, redecide } = await bench()
    const delivery = await build.delivery({ codeCount: 1, sellCount: 1, supplierInn: null })
    await build.run(delivery, { state: 'cancelled' })
    const line = await build.line(delivery)
    const off = { outcome: 'sell', reasons: [{ id: 'not-introduced', outcome: 'sell' }] } as const
    const code = await checked(line, notIntroduced, { ...off, reasons: [...off.reasons] })
    await build.tally(line, { reasonId: 'not-introduced' })
    await rules.setRule(1, { ...milk, effect: 'on', fromAt: someDay })
    await redecide()
    expect(await codeOf(code.id)).toMatchObject({ outcome: 'block', nextTryAt: null })
  })
})
