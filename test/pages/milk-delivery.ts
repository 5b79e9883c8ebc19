import type { Code, Delivery } from '../../entities/index.js'
import type { CodeFacts } from '../../server/domain/verdict/facts.js'
import type { Reason } from '../../server/domain/verdict/outcome.js'
import { builder, someDay } from '../build.js'

type Build = ReturnType<typeof builder>
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
export async function milkDelivery(build: Build, row: Partial<Delivery> = {}) {
  const counts = { codeCount: 24, sellCount: 18, blockCount: 3, waitCount: 3, lineCount: 4 }
  const delivery = await build.delivery({
    ...counts,
    contractNumber: '118/24',
    laneTotals: { by: 3 },
    ...row,
  })
  const run = await build.run(delivery, { state: 'waiting', finishedAt: null, version: 7 })
  const line = (position: number, name: string, gtin: string, codeCount: number, sumKopecks: number) =>
    build.line(delivery, {
      position,
      number: String(position),
      name,
      gtin,
      codeCount,
      declared: String(codeCount),
      sumKopecks,
    })
  const milk = await line(1, 'Молоко питьевое 2,5 %, 930 мл', '04600000041704', 10, 68_400)
  const kefir = await line(2, 'Кефир 1 %, 900 г', '04600000041711', 8, 48_960)
  const curd = await line(3, 'Творог 5 %, 180 г', '04600000041735', 3, 17_670)
  const cheese = await line(4, 'Сыр полутвёрдый 45 %, 200 г', '04810000071209', 3, 53_400)
  await build.tally(milk, { count: 10 })
  await build.tally(kefir, { count: 6 })
  await build.tally(kefir, { outcome: 'block', reasonId: 'not-introduced', count: 2 })
  await build.tally(curd, { count: 2 })
  await build.tally(curd, { outcome: 'block', reasonId: 'expired', count: 1 })
  await build.tally(cheese, { outcome: 'wait', reasonId: 'eaeu-no-answer', count: 3 })
  const codes = await milkCodes(build, { kefir, curd, cheese })
  return { delivery, run, lines: { milk, kefir, curd, cheese }, codes }
}

type Line = Awaited<ReturnType<Build['line']>>

async function milkCodes(build: Build, { kefir, curd, cheese }: Record<'kefir' | 'curd' | 'cheese', Line>) {
  const applied = {
    ...reasonOf({ id: 'not-introduced', outcome: 'block' }),
    ...factsOf({ status: 'APPLIED', ownerInn: supplier, ownerName: 'Молочный берег', group: 'milk' }),
    nextTryAt: someDay + 90 * minute,
  }
  const notIntroduced = [
    await build.code(kefir, { cis: '0104600000041711215hT%9q', ...applied }),
    await build.code(kefir, { cis: '0104600000041711215kR8Lm', ...applied }),
  ]
  const expiresAt = Date.UTC(2026, 10, 23)
  const expired = await build.code(curd, {
    cis: '0104600000041735215Ab7xQ',
    ...reasonOf({ id: 'expired', outcome: 'block', params: { endAt: expiresAt } }),
    ...factsOf({ status: 'INTRODUCED', expiresAt, group: 'milk' }),
  })
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
