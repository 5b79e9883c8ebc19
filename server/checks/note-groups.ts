import { In } from 'typeorm'
import { DeliveryGroup } from '../../entities/index.js'
import type { Transaction } from '../transaction.js'
import type { Judgement } from './settle-answers.js'

/** Product groups that are known of deliveries: `deliveryId group`. */
export type NotedGroups = ReadonlySet<string>

export const noted = ({ deliveryId, productGroup }: DeliveryGroup): string => `${deliveryId} ${productGroup}`

export async function notedGroups(
  { manager }: Transaction,
  judgements: readonly Judgement[],
): Promise<NotedGroups> {
  const deliveryId = In([...new Set(judgements.map(({ delivery }) => delivery.id))])
  return new Set((await manager.findBy(DeliveryGroup, { deliveryId })).map(noted))
}

/** Which product groups the codes of deliveries turn out to be of: their suppliers must be registered in them. */
export function newGroups(judgements: readonly Judgement[], known: NotedGroups): DeliveryGroup[] {
  const found = new Map<string, DeliveryGroup>()
  for (const { delivery, codes } of judgements)
    for (const productGroup of new Set(codes.map(({ answer }) => answer.facts.group))) {
      if (productGroup === undefined) continue
      const group = { deliveryId: delivery.id, productGroup }
      if (!known.has(noted(group))) found.set(noted(group), group)
    }
  return [...found.values()]
}

export async function noteGroups({ manager }: Transaction, groups: DeliveryGroup[]): Promise<void> {
  if (groups.length === 0) return
  await manager.createQueryBuilder().insert().into(DeliveryGroup).values(groups).orIgnore().execute()
}
