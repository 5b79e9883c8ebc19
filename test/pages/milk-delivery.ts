import type { Code, Delivery, DeliveryLine } from '../../entities/index.js'
import type { CodeFacts } from '../../server/domain/verdict/facts.js'
import type { Reason } from '../../server/domain/verdict/outcome.js'
import { someDay, type Builder } from '../build.js'

const minute = 60_000
const supplier = '0069145277'

const factsOf = (facts: CodeFacts): Partial<Code> => ({
  answers: [{ channel: 'true-api', askedAt: someDay + minute, facts }],
})
const reasonOf = (reason: Reason): Partial<Code> => ({
  outcome: reason.outcome,
  reasonId: reason.id,
  reasons: [reason],
})

/** «Молочный берег»: four products, 24 codes; 2 not introduced, 1 expired, 3 from Belarus without an answer. */
export async function milkDelivery(build: Builder, row: Partial<Delivery> = {}) {
  const counts = { codeCount: 24, sellCount: 18, blockCount: 3, waitCount: 3, lineCount: 4 }
  const delivery = await build.delivery({
    ...counts,
    contractNumber: '118/24',
    laneTotals: { by: 3 },
    ...row,
  })
  const run = await build.run(delivery, { state: 'waiting', finishedAt: null, version: 7 })
  const line = (row: Partial<DeliveryLine>) =>
    build.line(delivery, { ...row, number: String(row.position), declared: String(row.codeCount) })
  const milk = await line({
    position: 1,
    name: 'Молоко питьевое 2,5 %, 930 мл',
    gtin: '04600000041704',
    codeCount: 10,
    sumKopecks: 68_400,
  })
  const kefir = await line({ position: 2, name: 'Кефир 1 %, 900 г', codeCount: 8, sumKopecks: 48_960 })
  const curd = await line({
    position: 3,
    name: 'Творог 5 %, 180 г',
    gtin: '04600000041735',
    codeCount: 3,
    sumKopecks: 17_670,
  })
  const cheese = await line({
    position: 4,
    name: 'Сыр полутвёрдый 45 %, 200 г',
    gtin: '04810000071209',
    codeCount: 3,
    sumKopecks: 53_400,
  })
  await build.tally(milk, { count: 10 })
  await build.tally(kefir, { count: 6 })
  await build.tally(kefir, { outcome: 'block', reasonId: 'not-introduced', count: 2 })
  await build.tally(curd, { count: 2 })
  await build.tally(curd, { outcome: 'block', reasonId: 'expired', count: 1 })
  await build.tally(cheese, { outcome: 'wait', reasonId: 'eaeu-no-answer', count: 3 })
  const codes = await milkCodes(build, { milk, kefir, curd, cheese })
  return { delivery, run, lines: { milk, kefir, curd, cheese }, codes }
}

type Line = Awaited<ReturnType<Builder['line']>>

async function milkCodes(
  build: Builder,
  { milk, kefir, curd, cheese }: Record<'milk' | 'kefir' | 'curd' | 'cheese', Line>,
) {
  const sold = async (line: Line, count: number) => {
    for (let i = 1; i <= count; i++)
      await build.code(line, {
        cis: `01${line.gtin}215good${i}`,
        ...factsOf({ status: 'INTRODUCED', group: 'milk' }),
      })
  }
  await sold(milk, 10)
  const applied = {
    ...reasonOf({ id: 'not-introduced', outcome: 'block' }),
    ...factsOf({ status: 'APPLIED', ownerInn: supplier, ownerName: 'Молочный берег', group: 'milk' }),
    nextTryAt: someDay + 90 * minute,
  }
  const notIntroduced = [
    await build.code(kefir, { cis: '0104600000041711215hT%9q', ...applied }),
    await build.code(kefir, { cis: '0104600000041711215kR8Lm', ...applied }),
  ]
  await sold(kefir, 6)
  const expiresAt = Date.UTC(2026, 10, 23)
  const expired = await build.code(curd, {
    cis: '0104600000041735215Ab7xQ',
    ...reasonOf({ id: 'expired', outcome: 'block', params: { endAt: expiresAt } }),
    ...factsOf({ status: 'INTRODUCED', expiresAt, group: 'milk' }),
  })
  await sold(curd, 2)
  const late = {
    ...reasonOf({ id: 'eaeu-no-answer', outcome: 'wait' }),
    ...factsOf({ silence: 'cross-border' }),
    lane: 'by' as const,
    checkedAt: null,
    nextTryAt: someDay + 119 * minute,
    deadlineAt: someDay + 72 * 60 * minute,
  }
  const waiting = []
  for (const serial of ['2aB7kQ', '2cD8mR', '2eF9nS'])
    waiting.push(await build.code(cheese, { cis: `010481000007120921${serial}`, ...late }))
  return { notIntroduced, expired, waiting }
}
