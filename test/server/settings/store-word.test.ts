import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../server/clock.js'
import { introduced, applied } from '../../../server/sandbox/states.js'
import { makePrices } from '../../../server/settings/prices-service.js'
import { makeRules } from '../../../server/settings/rules-service.js'
import { Code, RuleSwitch } from '../../../entities/index.js'
import { cisList, cisOf, gtinOf } from '../../codes.js'
import { countersAgree, startWork } from '../../start-work.js'
import { waitFor } from '../../wait-for.js'

const supplier = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goodsOf = (group: string, groupId: number, tnVedGroup: string) => ({
  name: 'Товар',
  brand: 'Берег',
  group,
  groupId,
  tnVedGroup,
  producer: supplier,
})
const milk = goodsOf('milk', 8, '0403')
const cigarettes = goodsOf('tobacco', 3, '2402')
const zone = 'Europe/Moscow'
const minute = 60_000
const hour = 60 * minute

describe('a check that is under way', () => {
  it('goes by the rules that hold when the answer comes, and asks again when a pause has ended', async () => {
    const codes = cisList(3)
    const work = await startWork({ scenario: () => applied(milk, supplier) })
    const { database } = work
    const rules = makeRules({ database, clock: systemClock })
    const pause = { productGroup: 'milk', caseId: 'not-introduced', reason: 'авария' } as const
    await rules.pauseCheck(1, { ...pause, untilAt: Date.now() + 3_600_000 })
    const id = await work.importList(codes)
    await work.reaches(id, 'done')
    expect(new Set(Object.values(await work.outcomesOf(id)))).toEqual(new Set(['sell']))

    // three hours later: it returned a minute ago
    await database.transact(async ({ manager }) => {
      const times = {
        fromAt: Date.now() - 4 * hour,
        untilAt: Date.now() - minute,
        warnUntilAt: Date.now() + hour,
      }
      await manager.update(RuleSwitch, { caseId: 'not-introduced' }, times)
      await manager.update(Code, { deliveryId: id }, { checkedAt: Date.now() - 3 * hour })
    })
    await rules.returnChecks()
    await waitFor(async () => {
      await work.checks.sweepLate()
      expect(new Set(Object.values(await work.outcomesOf(id)))).toEqual(new Set(['risk']))
    })
    await countersAgree(database, id)
    await work.close()
  })

  it('holds the price of the store against the limit of the goods', async () => {
    const work = await startWork({
      scenario: () => introduced(cigarettes, supplier, { maxRetailPriceKopecks: 20_000 }),
    })
    const { database } = work
    const prices = makePrices({ database, clock: systemClock, zone })
    await prices.takePrices(`${gtinOf(1)};20100;`, null)
    const id = await work.importList([cisOf(1), cisOf(2, { item: 2 })])
    await work.reaches(id, 'done')
    const codes = await database.read.find(Code, { order: { id: 'ASC' } })
    expect(codes.map(({ reasonId }) => reasonId)).toEqual(['price-above-mrp', ''])
    await work.close()
  })
})
