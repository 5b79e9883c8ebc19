import type { EntityManager } from 'typeorm'
import type { Delivery } from '../../entities/index.js'
import { AppError } from '../errors.js'
import { readOwnInns, type Installation } from '../own-inns.js'

/**
 * Which legal entity of ours asks about a delivery: the buyer of its document where that is one of them, else the one that
 * was named. Null: the one that is asked for where nobody is named, whoever that will be.
 */
export async function chooseEntity(
  manager: EntityManager,
  installation: Installation,
  { buyer, named }: { buyer: Delivery['buyer']; named: string | null },
): Promise<string | null> {
  const inns = await readOwnInns(manager, installation)
  const buyerInn = buyer?.inn ?? null
  return buyerInn !== null && inns.includes(buyerInn) ? buyerInn : named
}

/** @throws AppError user `delivery.no-entity` (400) for a legal entity that ЧЗ cannot be asked for */
export async function refuseUnknownEntity(
  manager: EntityManager,
  installation: Installation,
  named: string | null,
): Promise<void> {
  if (named === null || (await readOwnInns(manager, installation)).includes(named)) return
  throw new AppError('user', 'delivery.no-entity', { inn: named }, { status: 400 })
}
