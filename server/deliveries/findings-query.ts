import type { EntityManager } from 'typeorm'
import { Code, type Delivery } from '../../entities/index.js'
import type { Lane } from '../domain/lanes.js'
import type { DeliveryView } from './delivery-rows.js'
import { groupsOf, type Group } from './tallies.js'

/** Groups of a delivery, the weightiest first, each with its first codes in document order. */
export function foundGroups(
  read: EntityManager,
  view: DeliveryView,
  samples: number,
): Promise<{ group: Group; samples: Code[] }[]> {
  const deliveryId = view.delivery.id
  return Promise.all(
    groupsOf(view).map(async (group) => ({
      group,
      samples: await read.find(Code, {
        where: { deliveryId, outcome: group.outcome, reasonId: group.reasonId },
        order: { id: 'ASC' },
        take: Math.min(samples, group.count),
      }),
    })),
  )
}

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
