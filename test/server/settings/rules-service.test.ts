import { beforeEach, describe, expect, it } from 'vitest'
import { CheckRun, Code, JournalEntry, RuleSwitch } from '../../../entities/index.js'
import { effectOf } from '../../../server/domain/verdict/settings.js'
import { makeRules } from '../../../server/settings/rules-service.js'
import { rulesQueries } from '../../../server/settings/rules-queries.js'
import { makeStoreBook } from '../../../server/settings/store-book.js'
import { builder, someDay } from '../../build.js'
import { freshDatabase } from '../../database.js'
import { handClock } from '../../pages/small-app.js'

const zone = 'Europe/Moscow'
const hour = 3_600_000
const minute = 60_000
const milk = { productGroup: 'milk', caseId: 'not-introduced' } as const

async function bench() {
  const database = await freshDatabase()
  const clock = handClock(someDay)
  const rules = makeRules({ database, clock })
  const book = makeStoreBook({ database, clock, zone })
  const queries = rulesQueries({ database, clock, zone })
  const effect = async (group = 'milk') => effectOf(await book.settings(), 'not-introduced', group)
  const actions = async () =>
    (await database.read.find(JournalEntry, { order: { id: 'ASC' } })).map(({ action }) => action)
  return { database, clock, rules, book, queries, effect, actions, build: builder(database) }
}

describe('a check that was switched off for a time', () => {
  let store: Awaited<ReturnType<typeof bench>>
  beforeEach(async () => {
    store = await bench()
    await store.rules.pauseCheck(1, { ...milk, untilAt: someDay + 4 * hour, reason: 'авария у оператора' })
  })

  it('returns by itself, first as a warning for a day', async () => {
    const { clock, effect } = store
    expect(await effect()).toBe('off')
    expect(await effect('water')).toBe('on')
    clock.move(4 * hour)
    expect(await effect()).toBe('warn')
    clock.move(24 * hour)
    expect(await effect()).toBe('on')
  })

  it('can be returned early: first it warns, then it forbids', async () => {
    const { clock, effect, rules, queries, actions } = store
    clock.move(hour)
    const [running] = await queries.runningPauses()
    expect(await rules.endPause(1, running!.pause.id)).toBe(true)
    expect(await effect()).toBe('warn')
    clock.move(hour)
    expect(await rules.endPause(1, running!.pause.id)).toBe(false)
    expect(await effect()).toBe('on')
    await expect(rules.endPause(1, running!.pause.id)).rejects.toMatchObject({ key: 'rules.no-pause' })
    expect(await actions()).toEqual(['rules.paused', 'rules.ended', 'rules.warning-ended'])
  })

  it('keeps who did it, when and why in the journal', async () => {
    const [entry] = await store.database.read.find(JournalEntry)
    expect(entry).toMatchObject({
      userId: 1,
      at: someDay,
      action: 'rules.paused',
      details: { ...milk, untilAt: someDay + 4 * hour, reason: 'авария у оператора' },
    })
  })

  it('is followed by asking again about what passed meanwhile, and about nothing else', async () => {
    const { database, clock, rules, queries, build, actions } = store
    const delivery = await build.delivery({ codeCount: 6 })
    const run = await build.run(delivery)
    const line = await build.line(delivery)
    const off = [{ id: 'not-introduced' as const, outcome: 'sell' as const }]
    const inTime = { checkedAt: someDay + hour, reasons: off }
    const passed = await build.code(line, inTime)
    await build.code(line, { ...inTime, checkedAt: someDay - hour })
    await build.code(line, { ...inTime, outcome: 'block' })
    await build.code(line, { ...inTime, productGroup: 'water' })
    await build.code(line, { checkedAt: someDay + hour, reasons: [{ id: 'expired', outcome: 'sell' }] })
    await build.code(line, { checkedAt: someDay + hour })
    expect((await queries.runningPauses())[0]).toMatchObject({ passed: 1 })

    await rules.returnChecks()
    clock.move(4 * hour)
    await rules.returnChecks()
    const due = () => database.read.find(Code, { where: { nextTryAt: clock.now() } })
    expect(await due()).toEqual([])
    clock.move(minute)
    await rules.returnChecks()
    expect((await due()).map(({ id }) => id)).toEqual([passed.id])

    clock.move(minute)
    await rules.returnChecks()
    expect(await due()).toEqual([])
    expect(await actions()).toEqual(['rules.paused', 'rules.returned'])
    expect(run.state).toBe('done')
  })

  it('asks once more when it no longer only warns, and never about a check that was stopped', async () => {
    const { database, clock, rules, build } = store
    const warned = {
      checkedAt: someDay + 6 * hour,
      outcome: 'risk' as const,
      reasons: [{ id: 'not-introduced' as const, outcome: 'risk' as const }],
    }
    const [delivery, stopped] = [await build.delivery(), await build.delivery()]
    await build.run(delivery)
    const run = await build.run(stopped)
    await database.transact(({ manager }) => manager.update(CheckRun, run.id, { state: 'cancelled' }))
    const code = await build.code(await build.line(delivery), warned)
    await build.code(await build.line(stopped), warned)
    clock.move(28 * hour + minute)
    await rules.returnChecks()
    const due = await database.read.find(Code, { where: { nextTryAt: clock.now() } })
    expect(due.map(({ id }) => id)).toEqual([code.id])
    expect(await database.read.findOneByOrFail(RuleSwitch, {})).toMatchObject({
      returnedAt: clock.now(),
      closedAt: clock.now(),
    })
  })
})

describe('a setting of the store', () => {
  it('holds from its day, and takes away what was set for later days', async () => {
    const { rules, clock, effect, actions } = await bench()
    const day = 24 * hour
    await rules.setRule(1, { ...milk, effect: 'off', fromAt: someDay + 2 * day })
    await rules.setRule(1, { ...milk, effect: 'warn', fromAt: someDay })
    expect(await effect()).toBe('warn')
    clock.move(3 * day)
    expect(await effect()).toBe('warn')
    await rules.setRule(1, { ...milk, effect: 'official', fromAt: clock.now() })
    expect(await effect()).toBe('on')
    expect(await actions()).toEqual(['rules.set', 'rules.set', 'rules.set'])
  })

  it('of a group is its day and its shelf life; empty is as in the table', async () => {
    const { rules, book, effect, actions } = await bench()
    await rules.setGroup(1, 'milk', { dutyOn: '2027-01-01', shelfLifeDays: 7 })
    await rules.setShare(1, 0.3)
    expect(await effect()).toBe('off')
    expect(await book.settings()).toMatchObject({
      doNotSignShare: 0.3,
      shelfLifeWarningDays: { byGroup: { milk: 7 } },
    })
    await rules.setGroup(1, 'milk', { dutyOn: null, shelfLifeDays: null })
    expect(await effect()).toBe('on')
    expect(await book.settings()).toMatchObject({
      doNotSignShare: 0.3,
      shelfLifeWarningDays: { byGroup: { milk: 3 } },
    })
    expect(await actions()).toEqual(['rules.group-set', 'rules.share-set', 'rules.group-set'])
  })
})
