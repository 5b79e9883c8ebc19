import type { EntityManager } from 'typeorm'
import { Claim, Code, Delivery } from '../../entities/index.js'
import type { ClaimDetails } from '../../entities/claim.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { AppError, notFound } from '../errors.js'
import { note } from '../journal/journal.js'
import type { Store } from './claim-draft.js'
import { isSameClaim } from './same-claim.js'
import { writeClaim } from './write-claim.js'

export interface ClaimsServiceOptions {
  database: Database
  clock: Clock
  /** IANA zone of the store: the year of a number and the dates of the act. */
  zone: string
  store: Store
}

export interface MadeClaim {
  /** `same`: nothing has changed since the claim that there is. */
  kind: 'made' | 'same'
  id: number
  number: string
}

export interface ClaimsService {
  /**
   * Makes a claim of what is blocked in a delivery by the supplier's fault, frozen as it is now.
   * @throws AppError user `claim.no-delivery`, `claim.not-checked`, `claim.no-ground`
   */
  makeClaim(
    deliveryId: number,
    by: { userId: number | null; details?: Partial<ClaimDetails> },
  ): Promise<MadeClaim>
  /**
   * Changes what a person may write into an act; fields that are not given stay.
   * @throws AppError user `claim.not-found`
   */
  changeDetails(id: number, details: Partial<ClaimDetails>, userId: number | null): Promise<void>
}

export function makeClaimsService(options: ClaimsServiceOptions): ClaimsService {
  const { database, clock } = options
  return {
    makeClaim: (deliveryId, by) =>
      database.transact(async (tx) => {
        // No answer changes a code while they are copied, and no number is given twice.
        await tx.alone('answers')
        await tx.alone('claims')
        const delivery = await claimableDelivery(tx.manager, deliveryId)
        const [last] = await tx.manager.find(Claim, { where: { deliveryId }, order: { id: 'DESC' }, take: 1 })
        if (last && (await isSameClaim(tx.manager, last, options.zone)))
          return { kind: 'same', id: last.id, number: last.number }
        return { kind: 'made', ...(await writeClaim(tx, { delivery, ...by, ...options, now: clock.now() })) }
      }),
    changeDetails: (id, details, userId) =>
      database.transact(async (tx) => {
        await tx.alone('claims')
        const claim = await tx.manager.findOneBy(Claim, { id })
        if (!claim) throw notFound('claim.not-found')
        const changed = Object.keys(details).filter((name) => details[name] !== claim.details[name])
        if (changed.length === 0) return
        await tx.manager.update(Claim, id, { details: { ...claim.details, ...details } as ClaimDetails })
        const entry = { at: clock.now(), userId, action: 'claim.changed', subject: `claim:${id}` }
        await note(tx, { ...entry, details: { changed } })
      }),
  }
}

async function claimableDelivery(manager: EntityManager, id: number): Promise<Delivery> {
  const delivery = await manager.findOneBy(Delivery, { id })
  if (!delivery || delivery.visibleAt === null) throw notFound('claim.no-delivery')
  const neverAsked = await manager.countBy(Code, { deliveryId: id, outcome: 'wait', attempts: 0 })
  if (neverAsked > 0) throw new AppError('user', 'claim.not-checked', { count: neverAsked }, { status: 409 })
  return delivery
}
