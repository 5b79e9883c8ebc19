import type { EntityManager } from 'typeorm'
import { DeliveryGroup, Participant, type Delivery } from '../../entities/index.js'
import { missingGroups } from '../domain/missing-groups.js'
import type { GroupAlias } from '../domain/verdict/product-groups.js'
import { isBeingAsked, knownForMs } from '../wanted-participants.js'

/** What ЧЗ says of the supplier of a delivery. */
export interface SupplierStanding {
  inn: string
  registered: boolean
  status: string | null
  groups: string[] | null
  /** Of the groups that came, those that ЧЗ does not name for it. */
  missing: GroupAlias[]
  askedAt: number
}

export interface SupplierView {
  /** Null where ЧЗ has not said, or so long before that it serves for this delivery no more. */
  standing: SupplierStanding | null
  /** An answer may come at any moment. */
  beingAsked: boolean
}

/** Of an audit nothing: its goods are taken over already. */
export async function supplierOf(
  read: EntityManager,
  { id: deliveryId, purpose, supplierInn: inn, createdAt }: Delivery,
  now: number,
): Promise<SupplierView> {
  const kept = purpose === 'audit' || inn === null ? null : await read.findOneBy(Participant, { inn })
  if (!kept) return { standing: null, beingAsked: false }
  const beingAsked = isBeingAsked(kept, now)
  const { registered, status, groups, askedAt } = kept
  if (registered === null || askedAt === null || askedAt < createdAt - knownForMs)
    return { standing: null, beingAsked }
  const delivered = registered ? await read.findBy(DeliveryGroup, { deliveryId }) : []
  const missing = missingGroups(delivered.map(({ productGroup }) => productGroup).sort(), groups)
  return { standing: { inn: kept.inn, registered, status, groups, missing, askedAt }, beingAsked }
}
