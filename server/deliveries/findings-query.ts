import { In, type EntityManager } from 'typeorm'
import { Code, DeliveryLine, Tally, type Delivery } from '../../entities/index.js'
import type { Lane } from '../domain/lanes.js'
import type { DeliveryView } from './delivery-rows.js'
import { groupsOf, isNeverAsked, weightier, type Group } from './tallies.js'

export interface FoundGroup {
  group: Group
  /** The first codes, in document order. */
  samples: Code[]
}

/** What is not simply sold, by reason, the weightiest first. */
export const foundGroups = (
  read: EntityManager,
  view: DeliveryView,
  samples: number,
): Promise<FoundGroup[]> =>
  withSamples(read, { deliveryId: view.delivery.id, groups: groupsOf(view), samples })

/** The same while codes are being asked: without money, and without reading every line of the delivery each second. */
export async function foundSoFar(read: EntityManager, deliveryId: number): Promise<FoundGroup[]> {
  const rows = await read
    .createQueryBuilder(Tally, 'tally')
    .select(['tally.outcome AS outcome', 'tally.reasonId AS "reasonId"'])
    .addSelect('SUM(tally.count)', 'count')
    .addSelect('COUNT(*)', 'lineCount')
    .addSelect('MIN(tally.lineId)', 'lineId')
    .where("tally.deliveryId = :deliveryId AND tally.outcome <> 'sell' AND tally.count > 0", { deliveryId })
    .groupBy('tally.outcome')
    .addGroupBy('tally.reasonId')
    .getRawMany<Pick<Group, 'outcome' | 'reasonId' | 'count' | 'lineCount'> & { lineId: number }>()
  const known = rows.filter(({ reasonId }) => !isNeverAsked(reasonId))
  const lines = await read.findBy(DeliveryLine, { id: In(known.map(({ lineId }) => lineId)) })
  const groups = known.map(({ lineId, ...row }): Group => {
    const product = lines.find(({ id }) => id === lineId)?.name ?? ''
    return { ...row, count: Number(row.count), lineCount: Number(row.lineCount), kopecks: null, product }
  })
  return withSamples(read, { deliveryId, groups: groups.sort(weightier), samples: 1 })
}

interface Sampling {
  deliveryId: number
  groups: Group[]
  samples: number
}

const withSamples = (read: EntityManager, { deliveryId, groups, samples }: Sampling): Promise<FoundGroup[]> =>
  Promise.all(
    groups.map(async (group) => ({
      group,
      samples: await read.find(Code, {
        where: { deliveryId, outcome: group.outcome, reasonId: group.reasonId },
        order: { id: 'ASC' },
        take: Math.min(samples, group.count),
      }),
    })),
  )

/** How the codes of a lane stand that have no outcome yet. */
export interface LaneStanding {
  lane: Lane
  open: number
  /** Of them asked at least once. */
  asked: number
  nextTryAt: number | null
  /** When a person decides about the code that is tried next. */
  deadlineAt: number | null
}

/** Up to here codes without an outcome are counted one by one: some 50 ms. */
const countable = 60_000

/** Lanes with codes that have no outcome; null while there are too many to count them for a page. */
export async function laneStandings(read: EntityManager, delivery: Delivery): Promise<LaneStanding[] | null> {
  if (delivery.waitCount > countable) return null
  const rows = await read
    .createQueryBuilder(Code, 'code')
    .select('code.lane', 'lane')
    .addSelect('COUNT(*)', 'open')
    .addSelect('SUM(CASE WHEN code.attempts > 0 THEN 1 ELSE 0 END)', 'asked')
    .where("code.deliveryId = :id AND code.outcome = 'wait'", { id: delivery.id })
    .groupBy('code.lane')
    .getRawMany<{ lane: Lane; open: number; asked: number }>()
  return Promise.all(
    rows.map(async ({ lane, open, asked }) => ({
      lane,
      open: Number(open),
      asked: Number(asked),
      ...(await nextOf(read, delivery.id, lane)),
    })),
  )
}

async function nextOf(read: EntityManager, deliveryId: number, lane: Lane) {
  const next = await read
    .createQueryBuilder(Code, 'code')
    .where('code.deliveryId = :deliveryId AND code.lane = :lane AND code.nextTryAt IS NOT NULL', {
      deliveryId,
      lane,
    })
    .andWhere("code.outcome = 'wait'")
    .orderBy('code.nextTryAt', 'ASC')
    .limit(1)
    .getOne()
  return { nextTryAt: next?.nextTryAt ?? null, deadlineAt: next?.deadlineAt ?? null }
}
