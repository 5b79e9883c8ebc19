import type { EntityManager } from 'typeorm'
import { Claim } from '../../entities/index.js'

/** A claim made from a delivery. */
export interface ClaimLink {
  id: number
  number: string
}

export const claimsOf = (read: EntityManager, deliveryId: number): Promise<ClaimLink[]> =>
  read.find(Claim, { where: { deliveryId }, order: { id: 'ASC' }, select: { id: true, number: true } })
