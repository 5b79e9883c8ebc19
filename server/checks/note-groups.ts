import { DeliveryGroup } from '../../entities/index.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import type { CheckTools } from './check-tools.js'

/** Remembers which product groups the codes of a delivery are of: its supplier must be registered in them. */
export async function noteGroups(
  { database }: Pick<CheckTools, 'database'>,
  deliveryId: number,
  facts: Iterable<CodeFacts>,
): Promise<void> {
  const found = new Set<string>()
  for (const { group } of facts) if (group !== undefined) found.add(group)
  if (found.size === 0) return
  for (const { productGroup } of await database.read.findBy(DeliveryGroup, { deliveryId }))
    found.delete(productGroup)
  if (found.size === 0) return
  const rows = [...found].map((productGroup) => ({ deliveryId, productGroup }))
  await database.transact(({ manager }) =>
    manager.createQueryBuilder().insert().into(DeliveryGroup).values(rows).orIgnore().execute(),
  )
}
