import { describe, expect, it } from 'vitest'
import { Claim, ClaimCode, Code, Delivery, ExchangeHead, JournalEntry } from '../../../entities/index.js'
import { someDay } from '../../build.js'
import {
  actFile,
  blockedLine,
  chainHead,
  checkedDelivery,
  claimsBench,
  sampleLines,
  type LineOutline,
} from './claim-fixture.js'

const by = { userId: 7 }

describe('making a claim', () => {
  it('freezes lines, money, codes and the answers that prove them', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, sampleLines)
    const made = await bench.claims.service.makeClaim(delivery.id, by)
    expect(made).toMatchObject({ kind: 'made', number: '2026-0001' })
    const claim = (await bench.claims.queries.findClaim(made.id))!
    expect(claim).toMatchObject({ codeCount: 14, sumKopecks: 48_960 + 23_560 + 8_340, chainHead })
    expect(
      claim.lines.map(({ number, declared, defectCount, reasonIds }) => [
        number,
        declared,
        defectCount,
        reasonIds,
      ]),
    ).toEqual([
      ['1', '600', 8, ['not-introduced']],
      ['2', '720', 4, ['expired']],
      ['3', '840', 2, ['withdrawn']],
    ])
    const codes = await bench.claims.queries.codesBetween(made.id, 1, 100)
    expect(codes.map(({ position }) => position)).toEqual(codes.map((_, index) => index + 1))
    expect(codes).toHaveLength(14)
    expect(codes[8]).toMatchObject({
      lineNumber: '2',
      reasonId: 'expired',
      answer: 'Годен до 23.11.2026',
      answeredAt: someDay + 60_398,
      requestId: '1d08a4c2-0000-4000-8000-00000000e6a4',
      priceKopecks: 5890,
    })
    await bench.database.close()
  })

  it('drafts what was found and what is demanded, and leaves out what only waits', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, sampleLines)
    const { id } = await bench.claims.service.makeClaim(delivery.id, by)
    const { details } = (await bench.claims.queries.findClaim(id))!
    expect(details.defects).toContain('8 единиц (строка 1)')
    expect(details.conclusion).toContain('Товар на 808,60\u00a0₽ (14 единиц)')
    expect(details.conclusion).toContain('договору и требованиям к маркировке')
    expect(details.conclusion).toContain('Заменить товар либо вернуть оплату: строки 2, 3.')
    expect(details.others).toBe('20 единиц ожидают ответа ГИС МТ (строка 4) и предметом акта не являются.')
    expect(details).toMatchObject({
      organisation: 'ООО «Полянка», ИНН 0069003184, КПП 006901001',
      document: 'УПД № МБ-004417 от 23.11.2026',
      contract: '№ 118/24 от 15.02.2024',
      startedAt: null,
      vehicle: '',
    })
    await bench.database.close()
  })

  it('stays as it was, whatever ЧЗ answers later', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, sampleLines)
    const { id } = await bench.claims.service.makeClaim(delivery.id, by)
    const before = await actFile(bench.claims, id)
    await bench.database.transact(async ({ manager }) => {
      await manager.update(Code, { deliveryId: delivery.id }, { outcome: 'sell', reasons: null, answers: [] })
      await manager.update(Delivery, delivery.id, { blockCount: 0, number: 'другой' })
      await manager.update(ExchangeHead, 1, { hash: 'ff' })
    })
    expect(await actFile(bench.claims, id)).toBe(before)
    await bench.database.close()
  })

  it('is written into the journal with the person who made it', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, [blockedLine(3)])
    const { id } = await bench.claims.service.makeClaim(delivery.id, by)
    const [entry] = await bench.database.read.findBy(JournalEntry, { action: 'claim.made' })
    expect(entry).toMatchObject({ userId: 7, subject: `claim:${id}`, at: bench.clock.now() })
    await bench.database.close()
  })

  it('takes codes chunk by chunk, none twice and none lost', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, [blockedLine(1203), blockedLine(801)])
    const { id } = await bench.claims.service.makeClaim(delivery.id, by)
    const codes = await bench.database.read.findBy(ClaimCode, { claimId: id })
    expect(new Set(codes.map(({ cis }) => cis)).size).toBe(2004)
    expect(Math.max(...codes.map(({ position }) => position))).toBe(2004)
    await bench.database.close()
  })

  it('claims a code blocked for the store’s price by the supplier’s reason, and not without one', async () => {
    const bench = await claimsBench()
    const priced: LineOutline = {
      name: 'Сигареты',
      codes: [{ reason: 'price-above-mrp', outcome: 'block', count: 5, facts: { status: 'INTRODUCED' } }],
    }
    const delivery = await checkedDelivery(bench, [blockedLine(2), priced])
    const { id } = await bench.claims.service.makeClaim(delivery.id, by)
    const claim = (await bench.claims.queries.findClaim(id))!
    expect(claim.codeCount).toBe(2)
    expect(claim.details.others).toContain('Ещё 5 единиц касса не пропустит не по вине поставщика')
    await bench.database.close()
  })
})

describe('a claim that cannot be made', () => {
  it.each<[string, LineOutline[], object, string]>([
    [
      'nothing is blocked',
      [{ name: 'Кефир', codes: [{ reason: '', outcome: 'sell', count: 3 }] }],
      {},
      'claim.no-ground',
    ],
    [
      'all only waits',
      [{ name: 'Кефир', codes: [{ reason: 'no-answer', outcome: 'wait', count: 3 }] }],
      {},
      'claim.no-ground',
    ],
    [
      'only the store’s price blocks',
      [{ name: 'Табак', codes: [{ reason: 'price-above-mrp', outcome: 'block', count: 1 }] }],
      {},
      'claim.no-ground',
    ],
    [
      'some codes were never asked',
      [
        blockedLine(1),
        { name: 'Сыр', codes: [{ reason: 'not-asked', outcome: 'wait', count: 2, attempts: 0 }] },
      ],
      {},
      'claim.not-checked',
    ],
    ['the delivery is still being read', [blockedLine(1)], { visibleAt: null }, 'claim.no-delivery'],
  ])('because %s leaves nothing behind', async (_, lines, row, key) => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, lines, row)
    await expect(bench.claims.service.makeClaim(delivery.id, by)).rejects.toMatchObject({ kind: 'user', key })
    expect(await bench.database.read.count(Claim)).toBe(0)
    expect(await bench.database.read.count(ClaimCode)).toBe(0)
    await bench.database.close()
  })
})

describe('the same delivery again', () => {
  it('gives the claim there is while nothing has changed, however often it was asked since', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, sampleLines)
    const first = await bench.claims.service.makeClaim(delivery.id, by)
    await bench.claims.service.changeDetails(first.id, { conclusion: 'Вернуть оплату.' }, 7)
    await bench.database.transact(({ manager }) =>
      manager.update(Code, { deliveryId: delivery.id }, { attempts: 9, checkedAt: someDay + 9_000_000 }),
    )
    const second = await bench.claims.service.makeClaim(delivery.id, by)
    expect(second).toEqual({ ...first, kind: 'same' })
    await bench.database.close()
  })

  it.each<[string, Partial<Code>]>([
    ['a code is mended', { outcome: 'sell', reasons: [] }],
    ['a code is blocked for another reason', { reasons: [{ id: 'withdrawn', outcome: 'block' }] }],
    [
      'the answer reads otherwise',
      { answers: [{ channel: 'true-api', askedAt: someDay, facts: { status: 'EMITTED' } }] },
    ],
  ])('makes a new one when %s', async (_, change) => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, [blockedLine(3)])
    const first = await bench.claims.service.makeClaim(delivery.id, by)
    const codes = await bench.database.read.findBy(Code, { deliveryId: delivery.id })
    await bench.database.transact(({ manager }) => manager.update(Code, codes[1]!.id, change as object))
    const second = await bench.claims.service.makeClaim(delivery.id, by)
    expect(second).toMatchObject({ kind: 'made', number: '2026-0002' })
    expect(second.id).not.toBe(first.id)
    await bench.database.close()
  })
})

describe('numbers of claims', () => {
  it('have no gaps and no doubles when many are made at once, refusals among them', async () => {
    const bench = await claimsBench()
    const deliveries = []
    for (let i = 0; i < 6; i++) {
      const fine: LineOutline = { name: 'Молоко', codes: [{ reason: '', outcome: 'sell', count: 1 }] }
      deliveries.push(await checkedDelivery(bench, [i % 3 === 1 ? fine : blockedLine(2)]))
    }
    const both = [...deliveries, ...deliveries].map(({ id }) => bench.claims.service.makeClaim(id, by))
    const settled = await Promise.allSettled(both)
    const numbers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : []))
    expect([...new Set(numbers)].sort()).toEqual(['2026-0001', '2026-0002', '2026-0003', '2026-0004'])
    expect(numbers).toHaveLength(8)
    await bench.database.close()
  })

  it('begin anew with the year of the store’s own clock, and go on past 9999', async () => {
    const bench = await claimsBench()
    const [one, two, three] = [
      await checkedDelivery(bench, [blockedLine(1)]),
      await checkedDelivery(bench, [blockedLine(1)]),
      await checkedDelivery(bench, [blockedLine(1)]),
    ]
    const made = await bench.claims.service.makeClaim(one.id, by)
    await bench.database.transact(({ manager }) => manager.update(Claim, made.id, { number: '2026-9999' }))
    expect((await bench.claims.service.makeClaim(two.id, by)).number).toBe('2026-10000')
    // 31 December, 21:30 UTC: the new year has come to Moscow.
    await bench.clock.advance(Date.UTC(2026, 11, 31, 21, 30) - bench.clock.now())
    expect((await bench.claims.service.makeClaim(three.id, by)).number).toBe('2027-0001')
    await bench.database.close()
  })
})
