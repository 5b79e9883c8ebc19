import { Brackets, In, type EntityManager, type SelectQueryBuilder } from 'typeorm'
import { CheckRun, Code, Delivery, DeliveryLine, LateNews } from '../../entities/index.js'
import type { ListedDelivery } from './delivery-rows.js'
import { asideRules, doors, type Door } from './doors.js'

export interface ListFilter {
  door?: Door
  /** Part of a supplier's name, of its ИНН or of a document's number. */
  text?: string
  /** A code: deliveries that have it. */
  cis?: string
  /** Came at this time or later, Unix ms. */
  since?: number
  /** From 1. */
  page: number
  size: number
}
export interface DeliveryRow extends ListedDelivery {
  door: Door
  /** Name of the first line: what the delivery is about. */
  firstLine: string | null
  nextTryAt: number | null
  /** That late codes have their answer. */
  news: LateNews | null
}
export interface DeliveryPage {
  rows: DeliveryRow[]
  total: number
}

/** Behind which door a delivery stands: the first that holds. */
const doorOf = `CASE
  WHEN run.state IN ('queued', 'running', 'held') THEN 'check'
  WHEN delivery.blockCount > 0 THEN 'return'
  WHEN run.state = 'cancelled' AND delivery.waitCount > 0 THEN 'decide'
  WHEN delivery.waitCount > 0 THEN 'wait'
  WHEN delivery.unknownCount > 0 THEN 'decide'
  WHEN delivery.riskCount > 0 AND EXISTS (SELECT 1 FROM tally WHERE tally."deliveryId" = delivery.id
    AND tally.outcome = 'risk' AND tally."reasonId" IN (:...aside)) THEN 'decide'
  ELSE 'sign' END`

const visible = (read: EntityManager): SelectQueryBuilder<Delivery> =>
  read
    .createQueryBuilder(Delivery, 'delivery')
    .leftJoin(CheckRun, 'run', 'run.id = delivery.runId')
    .where('delivery.visibleAt IS NOT NULL')
    .setParameter('aside', asideRules)

/** How many deliveries stand behind each door; together all of them. */
export async function doorCounts(read: EntityManager): Promise<Record<Door, number>> {
  const rows = await visible(read)
    .select(doorOf, 'door')
    .addSelect('COUNT(*)', 'deliveries')
    // By its place: PostgreSQL takes the same words with other parameters for another expression.
    .groupBy('1')
    .getRawMany<{ door: Door; deliveries: number }>()
  const counts = Object.fromEntries(doors.map((door) => [door, 0])) as Record<Door, number>
  for (const row of rows) counts[row.door] = Number(row.deliveries)
  return counts
}

/** A page of the list, newest first. */
export async function pageOfDeliveries(read: EntityManager, filter: ListFilter): Promise<DeliveryPage> {
  const query = visible(read)
  if (filter.door !== undefined) query.andWhere(`${doorOf} = :door`, { door: filter.door })
  if (filter.since !== undefined) query.andWhere('delivery.createdAt >= :since', { since: filter.since })
  if (filter.cis !== undefined)
    query.andWhere(`delivery.id IN (SELECT code."deliveryId" FROM code WHERE code.cis = :cis)`, {
      cis: filter.cis,
    })
  if (filter.text !== undefined) query.andWhere(matches(filter.text))
  const total = await query.getCount()
  const found = await query
    .clone()
    .select('delivery.id', 'id')
    .addSelect(doorOf, 'door')
    .orderBy('delivery.id', 'DESC')
    .offset((filter.page - 1) * filter.size)
    .limit(filter.size)
    .getRawMany<{ id: number; door: Door }>()
  return { rows: await fill(read, found), total }
}

/** SQL compares Cyrillic letters by case, so a word is looked for as it may be written. */
function matches(text: string): Brackets {
  const [first = '', ...rest] = text.toLowerCase()
  const variants = [text, text.toLowerCase(), text.toUpperCase(), first.toUpperCase() + rest.join('')]
  return new Brackets((any) => {
    ;[...new Set(variants)].forEach((variant, index) => {
      const name = `text${index}`
      const pattern = `%${variant.replace(/[\\%_]/g, '\\$&')}%`
      for (const column of ['number', 'supplier', 'supplierInn', 'fileName'])
        any.orWhere(`delivery.${column} LIKE :${name} ESCAPE '\\'`, { [name]: pattern })
    })
  })
}

interface Found {
  id: number
  door: Door
}

async function fill(read: EntityManager, found: Found[]): Promise<DeliveryRow[]> {
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  const deliveries = await read.findBy(Delivery, { id: In(ids) })
  const runIds = deliveries.flatMap(({ runId }) => (runId === null ? [] : [runId]))
  const [news, runs, lines, tries] = await Promise.all([
    read.findBy(LateNews, { deliveryId: In(ids) }),
    read.findBy(CheckRun, { id: In(runIds) }),
    read.findBy(DeliveryLine, { deliveryId: In(ids), position: 1 }),
    nextTries(read, found),
  ])
  return found.flatMap(({ id, door }) => {
    const delivery = deliveries.find((one) => one.id === id)
    if (delivery === undefined) return []
    const run = runs.find((one) => one.id === delivery.runId) ?? null
    const firstLine = lines.find((line) => line.deliveryId === id)?.name ?? null
    return [
      {
        delivery,
        run,
        door,
        firstLine,
        nextTryAt: tries.get(id) ?? null,
        news: news.find((one) => one.deliveryId === id) ?? null,
      },
    ]
  })
}

/** Only where it is shown: finding it walks over the codes that have a next try. */
async function nextTries(read: EntityManager, found: Found[]): Promise<Map<number, number>> {
  const ids = found.filter(({ door }) => door === 'wait').map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const rows = await read
    .createQueryBuilder(Code, 'code')
    .select('code.deliveryId', 'id')
    .addSelect('MIN(code.nextTryAt)', 'at')
    .where('code.deliveryId IN (:...ids) AND code.nextTryAt IS NOT NULL', { ids })
    .groupBy('code.deliveryId')
    .getRawMany<{ id: number; at: number }>()
  return new Map(rows.map(({ id, at }) => [Number(id), Number(at)]))
}
