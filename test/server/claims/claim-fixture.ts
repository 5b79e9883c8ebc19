import { Code, ExchangeHead, type Delivery, type DeliveryLine } from '../../../entities/index.js'
import { makeClaims, type Claims } from '../../../server/claims/claims.js'
import type { Clock } from '../../../server/clock.js'
import type { Database } from '../../../server/database.js'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import type { Outcome } from '../../../server/domain/verdict/outcome.js'
import type { RuleId } from '../../../server/domain/verdict/rules.js'
import { viewsFolder } from '../../../server/web/project-folder.js'
import { loadViews, type Views } from '../../../server/web/views.js'
import { builder, someDay } from '../../build.js'
import { freshDatabase } from '../../database.js'
import { testClock } from '../../test-clock.js'

export const chainHead = '9f2c41ab77d0e815'.repeat(4)
export const storeZone = 'Europe/Moscow'

/** How many codes of a line have which reason. */
export interface LineOutline {
  name: string
  declared?: string
  sumKopecks?: number | null
  codes: { reason: RuleId | ''; outcome: Outcome; count: number; facts?: CodeFacts; attempts?: number }[]
}

let views: Views | undefined

/** Claims over a database of their own, at a moment after everything was checked. */
export async function claimsBench(options: { training?: boolean } = {}) {
  const database = await freshDatabase()
  const clock = testClock(someDay + 3_600_000)
  return builtOn(database, clock, claimsOver(database, { clock, training: options.training ?? false }))
}

export const builtOn = <AnyClock extends Clock>(database: Database, clock: AnyClock, claims: Claims) => ({
  database,
  clock,
  claims,
  build: builder(database),
})

type Bench = Pick<ReturnType<typeof builtOn>, 'database' | 'build'>

export const claimsOver = (
  database: Database,
  { clock, training }: { clock: Clock; training: boolean },
): Claims =>
  makeClaims({
    database,
    clock,
    zone: storeZone,
    store: { name: 'Магазин № 14', address: 'г. Тверь, ул. Озёрная, 6' },
    training,
    render: (name, model) => (views ??= loadViews()).render(name, model),
    viewsFolder: viewsFolder(),
  })

/** A delivery of these lines as a finished check leaves it, with one exchange that answered about all of them. */
export async function checkedDelivery(bench: Bench, lines: LineOutline[], row: Partial<Delivery> = {}) {
  const { build, database } = bench
  const counted = (outcome: Outcome) =>
    lines
      .flatMap(({ codes }) => codes)
      .reduce((sum, code) => sum + (code.outcome === outcome ? code.count : 0), 0)
  const counts = {
    sellCount: counted('sell'),
    riskCount: counted('risk'),
    blockCount: counted('block'),
    waitCount: counted('wait'),
    unknownCount: counted('unknown'),
  }
  const codeCount = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const delivery = await build.delivery({ ...parties, ...counts, codeCount, lineCount: lines.length, ...row })
  const exchange = await build.exchange([], { deliveryId: delivery.id, codeCount })
  await database.transact(({ manager }) =>
    manager.upsert(ExchangeHead, { id: 1, exchangeId: exchange.id, hash: chainHead, seal: '00' }, ['id']),
  )
  for (const [index, outline] of lines.entries()) await putLine(bench, { delivery, outline, index, exchange })
  return delivery
}

const parties: Partial<Delivery> = {
  buyer: { inn: '0069003184', kpp: '006901001', name: 'ООО «Полянка»', address: null },
  supplier: {
    inn: '0069145277',
    kpp: null,
    name: 'ООО «Молочный берег»',
    address: 'г. Ржев, ул. Заводская, 2',
  },
  contractNumber: '118/24',
  contractSignedOn: '2024-02-15',
}

interface PutLine {
  delivery: Delivery
  outline: LineOutline
  index: number
  exchange: { id: number; askedAt: number }
}

async function putLine({ database, build }: Bench, { delivery, outline, index, exchange }: PutLine) {
  const count = outline.codes.reduce((sum, code) => sum + code.count, 0)
  const gtin = `0460000004${String(index).padStart(4, '0')}`
  const line: DeliveryLine = await build.line(delivery, {
    position: index + 1,
    number: String(index + 1),
    name: outline.name,
    gtin,
    unitName: 'шт.',
    unitCode: '796',
    declared: outline.declared ?? String(count),
    priceKopecks: null,
    sumKopecks: outline.sumKopecks === undefined ? count * 6120 : outline.sumKopecks,
    codeCount: count,
  })
  let serial = 0
  for (const { reason, outcome, count, facts = {}, attempts = 1 } of outline.codes) {
    await build.tally(line, { outcome, reasonId: reason, count })
    const rows: Partial<Code>[] = Array.from({ length: count }, () => ({
      deliveryId: delivery.id,
      lineId: line.id,
      cis: `01${gtin}215${String(++serial).padStart(6, 'x')}${index}`,
      kind: 'cis_only',
      gtin,
      lane: 'check',
      outcome,
      reasonId: reason,
      reasons: reason === '' ? null : [{ id: reason, outcome }],
      answers: attempts === 0 ? null : [{ channel: 'true-api', askedAt: exchange.askedAt, facts }],
      attempts,
      checkedAt: exchange.askedAt,
      exchangeIds: attempts === 0 ? null : String(exchange.id),
    }))
    for (let from = 0; from < rows.length; from += 500)
      await database.transact(({ manager }) => manager.insert(Code, rows.slice(from, from + 500) as Code[]))
  }
}

/** The delivery of the printed sample: three lines with 14 units that are blocked, one line that waits. */
export const sampleLines: LineOutline[] = [
  {
    name: 'Кефир 1 %, 900 г',
    declared: '600',
    sumKopecks: 3_672_000,
    codes: [
      { reason: 'not-introduced', outcome: 'block', count: 8, facts: { status: 'APPLIED' } },
      { reason: '', outcome: 'sell', count: 12, facts: { status: 'INTRODUCED' } },
    ],
  },
  {
    name: 'Творог 5 %, 180 г',
    sumKopecks: 4_240_800,
    declared: '720',
    codes: [
      {
        reason: 'expired',
        outcome: 'block',
        count: 4,
        facts: { status: 'INTRODUCED', expiresAt: someDay - 86_400_000 },
      },
    ],
  },
  {
    name: 'Йогурт питьевой «Черника», 270 г',
    sumKopecks: 3_502_800,
    declared: '840',
    codes: [{ reason: 'withdrawn', outcome: 'block', count: 2, facts: { status: 'RETIRED' } }],
  },
  { name: 'Сыр «Озёрный» 45 %, 200 г', codes: [{ reason: 'no-answer', outcome: 'wait', count: 20 }] },
]

export const blockedLine = (count: number, name = 'Кефир 1 %, 900 г'): LineOutline => ({
  name,
  codes: [{ reason: 'not-introduced', outcome: 'block', count, facts: { status: 'APPLIED' } }],
})

/** The whole file of an act. */
export async function actFile(claims: Claims, id: number): Promise<string> {
  const claim = await claims.queries.findClaim(id)
  let html = ''
  for await (const piece of claims.document.write(claim!)) html += piece
  return html
}
