import { In, type EntityManager, type FindOptionsWhere } from 'typeorm'
import { Code, Delivery, DeliveryLine, Tally } from '../../entities/index.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import type { RuleId } from '../domain/verdict/rules.js'
import type { ListedCode } from './delivery-rows.js'

export interface CodeFilter {
  lineId?: number
  outcome?: Outcome
  /** The weightiest reason; '' for codes without one. */
  reasonId?: RuleId | ''
  /** From 1. */
  page: number
  size: number
}
export interface CodePage {
  items: ListedCode[]
  total: number
}

export async function addLines(read: EntityManager, codes: Code[]): Promise<ListedCode[]> {
  const ids = [...new Set(codes.map((code) => code.lineId))]
  const lines = ids.length === 0 ? [] : await read.findBy(DeliveryLine, { id: In(ids) })
  const byId = new Map(lines.map((line) => [line.id, line]))
  return codes.flatMap((code) => {
    const line = byId.get(code.lineId)
    return line === undefined ? [] : [{ code, line }]
  })
}

/** A page of the codes of a delivery. Its total is taken from the tallies, so that the walk ends with the last match. */
export async function pageOfCodes(
  read: EntityManager,
  deliveryId: number,
  filter: CodeFilter,
): Promise<CodePage> {
  const { lineId, outcome, reasonId, page, size } = filter
  const wanted: FindOptionsWhere<Tally> = {
    deliveryId,
    ...(lineId !== undefined && { lineId }),
    ...(outcome !== undefined && { outcome }),
    ...(reasonId !== undefined && { reasonId }),
  }
  const total = (await read.sum(Tally, 'count', wanted)) ?? 0
  const skip = (page - 1) * size
  const take = Math.min(size, total - skip)
  if (take <= 0) return { items: [], total }
  // Ids first: they stand in the index, so skipping 300,000 of them reads no row.
  const query = read
    .createQueryBuilder(Code, 'code')
    .select('code.id', 'id')
    .where('code.deliveryId = :deliveryId', { deliveryId })
    .orderBy('code.id', 'ASC')
    .offset(skip)
    .limit(take)
  if (outcome !== undefined) query.andWhere('code.outcome = :outcome', { outcome })
  if (reasonId !== undefined) query.andWhere('code.reasonId = :reasonId', { reasonId })
  if (lineId !== undefined) {
    query.andWhere('code.lineId = :lineId', { lineId })
    const first = await firstPossibleId(read, deliveryId, lineId)
    if (first !== null) query.andWhere('code.id >= :first', { first })
  }
  const ids = (await query.getRawMany<{ id: number }>()).map(({ id }) => id)
  const codes = await read.find(Code, { where: { id: In(ids) }, order: { id: 'ASC' } })
  return { items: await addLines(read, codes), total }
}

/** Codes of an УПД stand line by line, so those of a line cannot begin before all codes of the lines above it. */
async function firstPossibleId(
  read: EntityManager,
  deliveryId: number,
  lineId: number,
): Promise<number | null> {
  const [delivery, line] = await Promise.all([
    read.findOneBy(Delivery, { id: deliveryId }),
    read.findOneBy(DeliveryLine, { id: lineId, deliveryId }),
  ])
  if (delivery?.source !== 'upd' || line === null) return null
  const first = await read.findOne(Code, {
    where: { deliveryId },
    order: { id: 'ASC' },
    select: { id: true },
  })
  const above = await read
    .createQueryBuilder(DeliveryLine, 'line')
    .select('COALESCE(SUM(line.codeCount), 0)', 'codes')
    .where('line.deliveryId = :deliveryId AND line.position < :position', {
      deliveryId,
      position: line.position,
    })
    .getRawOne<{ codes: number }>()
  return first === null ? null : first.id + Number(above?.codes ?? 0)
}
