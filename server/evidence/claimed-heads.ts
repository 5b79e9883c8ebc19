import { In, type EntityManager } from 'typeorm'
import { Claim, ClaimCode } from '../../entities/index.js'

/** The head of the chain as a claim names it. */
export type ClaimedHead = Pick<Claim, 'id' | 'number' | 'chainHead'>

/**
 * Heads named in claims, each once with its first claim. A claim made before the first exchange names none, and then no
 * code of it may rest on an answer.
 */
export async function claimedHeads(read: EntityManager): Promise<Map<string, ClaimedHead>> {
  const claims = await read.find(Claim, {
    select: { id: true, number: true, chainHead: true },
    order: { id: 'DESC' },
  })
  const headless = claims.filter(({ chainHead }) => chainHead === '').map(({ id }) => id)
  const restingOnAnswers = headless.length === 0 ? new Set<number>() : await answeredClaims(read, headless)
  return new Map(
    claims
      .filter(({ id, chainHead }) => chainHead !== '' || restingOnAnswers.has(id))
      .map(({ id, number, chainHead }) => [chainHead, { id, number, chainHead }]),
  )
}

async function answeredClaims(read: EntityManager, claimIds: number[]): Promise<Set<number>> {
  const rows = await read
    .createQueryBuilder(ClaimCode, 'code')
    .select('DISTINCT code.claimId', 'id')
    .where({ claimId: In(claimIds) })
    .andWhere('code.exchangeId IS NOT NULL')
    .getRawMany<{ id: number }>()
  return new Set(rows.map(({ id }) => id))
}
