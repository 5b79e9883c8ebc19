import { Claim, ExchangeHead, type Delivery } from '../../entities/index.js'
import type { ClaimDetails } from '../../entities/claim.js'
import type { Transaction } from '../transaction.js'
import { AppError } from '../errors.js'
import { note } from '../journal/journal.js'
import { draftDetails, type Store } from './claim-draft.js'
import { draftConclusion, draftDefects, draftOthers } from './claim-findings.js'
import { freezeLines, linesById, sumOfDefects } from './claim-lines.js'
import { nextClaimNumber } from './claim-number.js'
import { freezeCodes } from './frozen-codes.js'

export interface ClaimMatter {
  delivery: Delivery
  userId: number | null
  /** What a person already wrote; it takes the place of the draft. */
  details?: Partial<ClaimDetails>
  store: Store
  zone: string
  now: number
}

/**
 * Writes a claim with its codes. The row comes first, since its codes need its id; what they amount to follows.
 * @throws AppError user `claim.no-ground`, and then nothing stays
 */
export async function writeClaim(
  tx: Transaction,
  matter: ClaimMatter,
): Promise<{ id: number; number: string }> {
  const { manager } = tx
  const { delivery, userId, now, zone } = matter
  const number = await nextClaimNumber(manager, now, zone)
  const head = await manager.findOne(ExchangeHead, { where: {}, order: { id: 'ASC' } })
  const claim = {
    number,
    deliveryId: delivery.id,
    state: 'draft' as const,
    createdById: userId,
    createdAt: now,
  }
  const empty = { details: {} as ClaimDetails, lines: [], codeCount: 0, sumKopecks: null }
  const inserted = await manager.insert(Claim, { ...claim, ...empty, chainHead: head?.hash ?? '' })
  const { id } = inserted.identifiers[0] as { id: number }
  const codeCount = await fillClaim(tx, id, matter)
  const details = { number, deliveryId: delivery.id, codes: codeCount }
  await note(tx, { at: now, userId, action: 'claim.made', subject: `claim:${id}`, details })
  return { id, number }
}

async function fillClaim({ manager }: Transaction, id: number, matter: ClaimMatter): Promise<number> {
  const { delivery, store, zone } = matter
  const defects = await freezeCodes(manager, { claimId: id, deliveryId: delivery.id, zone })
  if (defects.length === 0) throw new AppError('user', 'claim.no-ground', {}, { status: 409 })
  const lineIds = [...new Set(defects.map(({ lineId }) => lineId))]
  const lines = freezeLines(await linesById(manager, lineIds), defects)
  const codeCount = defects.reduce((sum, { count }) => sum + count, 0)
  const sumKopecks = sumOfDefects(lines)
  const found = { lines, defects, sumKopecks }
  const findings = {
    defects: draftDefects(found),
    others: await draftOthers(manager, delivery, codeCount),
    conclusion: draftConclusion(found, delivery.contractNumber !== null),
  }
  const details = { ...draftDetails({ delivery, store, findings }), ...matter.details } as ClaimDetails
  await manager.update(Claim, id, { details, lines, codeCount, sumKopecks })
  return codeCount
}
