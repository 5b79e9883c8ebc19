import { CheckRun, Code, Delivery, DeliveryLine, LateNews, Tally } from '../../entities/index.js'
import type { Database } from '../database.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import { documentCheckMark, documentCheckOf } from '../document-checks/document-check-query.js'
import { claimsOf } from './claims-query.js'
import { addLines, pageOfCodes, type CodeFilter } from './code-list-query.js'
import { doorCounts, pageOfDeliveries, type ListFilter } from './delivery-list-query.js'
import type { DeliveryView, ListedCode, ListedDelivery, Slice, SliceRequest } from './delivery-rows.js'
import { documentOf } from './document-query.js'
import { readWorkerSilence } from '../channels/worker-silence.js'
import { readMaintenance } from '../settings/maintenance.js'
import { foundGroups, foundSoFar, laneStandings } from './findings-query.js'
import { sellBasisOf } from './sell-basis-query.js'
import { supplierOf } from './supplier-query.js'

export type { DeliveryView, ListedCode, ListedDelivery, Slice, SliceRequest }

export type DeliveriesQueries = ReturnType<typeof deliveriesQueries>

/** What is read of deliveries. Counts come from `Delivery` and `Tally`: no query walks over all codes of a document. */
export function deliveriesQueries({ database }: { database: Database }) {
  const { read } = database

  /** In one look: a run that is done never stands beside counts of before. */
  const findListed = async (id: number): Promise<ListedDelivery | null> => {
    const found = (await read
      .createQueryBuilder(Delivery, 'delivery')
      .leftJoinAndMapOne('delivery.run', CheckRun, 'run', 'run.id = delivery.runId')
      .where('delivery.id = :id AND delivery.visibleAt IS NOT NULL', { id })
      .getOne()) as (Delivery & { run: CheckRun | null }) | null
    return found && { delivery: found, run: found.run }
  }

  const readLines = async (listed: ListedDelivery): Promise<DeliveryView> => {
    const deliveryId = listed.delivery.id
    const [lines, tallies] = await Promise.all([
      read.find(DeliveryLine, { where: { deliveryId }, order: { position: 'ASC' } }),
      read.find(Tally, { where: { deliveryId }, order: { id: 'ASC' } }),
    ])
    return { ...listed, lines, tallies }
  }

  return {
    /** A delivery and its run; null where there is none that may be seen. */
    findListed,
    readLines,
    maintenance: (now: number) => readMaintenance(read, now),
    workerSilence: (now: number) => readWorkerSilence(read, now),
    /** The same with its lines and how their codes stand. */
    async findDelivery(id: number): Promise<DeliveryView | null> {
      const listed = await findListed(id)
      return listed === null ? null : readLines(listed)
    },
    /** Newest first. */
    async listDeliveries({ limit, cursor }: SliceRequest): Promise<Slice<ListedDelivery>> {
      const query = read
        .createQueryBuilder(Delivery, 'delivery')
        .leftJoinAndMapOne('delivery.run', CheckRun, 'run', 'run.id = delivery.runId')
        .where('delivery.visibleAt IS NOT NULL')
        .orderBy('delivery.id', 'DESC')
        .limit(limit + 1)
      if (cursor !== undefined) query.andWhere('delivery.id < :cursor', { cursor: Number(cursor) })
      const found = (await query.getMany()) as (Delivery & { run: CheckRun | null })[]
      const items = found.map((delivery) => ({ delivery, run: delivery.run }))
      return sliceOf(items, limit, ({ delivery }) => delivery.id)
    },
    /** In document order. */
    async listCodes(
      deliveryId: number,
      { outcome, limit, cursor }: SliceRequest & { outcome?: Outcome },
    ): Promise<Slice<ListedCode>> {
      const query = read
        .createQueryBuilder(Code, 'code')
        .where('code.deliveryId = :deliveryId', { deliveryId })
        .orderBy('code.id', 'ASC')
        .limit(limit + 1)
      if (outcome !== undefined) query.andWhere('code.outcome = :outcome', { outcome })
      if (cursor !== undefined) query.andWhere('code.id > :cursor', { cursor: Number(cursor) })
      return sliceOf(await addLines(read, await query.getMany()), limit, ({ code }) => code.id)
    },
    doorCounts: () => doorCounts(read),
    pageOfDeliveries: (filter: ListFilter) => pageOfDeliveries(read, filter),
    pageOfCodes: (deliveryId: number, filter: CodeFilter) => pageOfCodes(read, deliveryId, filter),
    /** What is not simply sold, by reason, with the first codes of each. */
    foundGroups: (view: DeliveryView, samples: number) => foundGroups(read, view, samples),
    foundSoFar: (deliveryId: number) => foundSoFar(read, deliveryId),
    supplierOf: (delivery: Delivery, now: number) => supplierOf(read, delivery, now),
    newsOf: (deliveryId: number) => read.findOneBy(LateNews, { deliveryId }),
    sellBasisOf: (delivery: Delivery) => sellBasisOf(read, delivery),
    claimsOf: (deliveryId: number) => claimsOf(read, deliveryId),
    laneStandings: (delivery: Delivery) => laneStandings(read, delivery),
    documentOf: (deliveryId: number) => documentOf(read, deliveryId),
    documentCheckOf: (deliveryId: number) => documentCheckOf(read, deliveryId),
    documentCheckMark: (deliveryId: number) => documentCheckMark(read, deliveryId),
    /** Rises whenever the list of deliveries looks different. */
    async listVersion(): Promise<string> {
      const row = await read
        .createQueryBuilder(Delivery, 'delivery')
        .leftJoin(CheckRun, 'run', 'run.id = delivery.runId')
        .select('COUNT(*)', 'deliveries')
        .addSelect('COALESCE(SUM(run.version), 0)', 'versions')
        .addSelect('COALESCE(MAX(run.id), 0)', 'newest')
        .where('delivery.visibleAt IS NOT NULL')
        .getRawOne<{ deliveries: number; versions: number; newest: number }>()
      return `${row?.deliveries ?? 0}.${row?.newest ?? 0}.${row?.versions ?? 0}`
    },
  }
}

function sliceOf<T>(found: T[], limit: number, idOf: (item: T) => number): Slice<T> {
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? String(idOf(items[items.length - 1]!)) : null }
}
