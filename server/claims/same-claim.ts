import type { EntityManager } from 'typeorm'
import { Between } from 'typeorm'
import { ClaimCode, type Claim } from '../../entities/index.js'
import { disputedCodes } from './disputed-codes.js'

/** Does the claim name the very codes, for the very reasons and answers, that would be claimed now? */
export async function isSameClaim(manager: EntityManager, claim: Claim, zone: string): Promise<boolean> {
  let compared = 0
  for await (const now of disputedCodes(manager, claim.deliveryId, zone)) {
    const then = await manager.find(ClaimCode, {
      select: { codeId: true, reasonId: true, answer: true },
      where: { claimId: claim.id, position: Between(compared + 1, compared + now.length) },
      order: { position: 'ASC' },
    })
    const differs = now.some((code, index) => {
      const frozen = then[index]
      return (
        frozen?.codeId !== code.codeId || frozen.reasonId !== code.reasonId || frozen.answer !== code.answer
      )
    })
    if (differs) return false
    compared += now.length
  }
  return compared === claim.codeCount
}
