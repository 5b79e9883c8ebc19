import { Between, In, LessThan } from 'typeorm'
import { Claim, ClaimCode, Delivery } from '../../entities/index.js'
import type { Database } from '../database.js'

/** A claim with what is asked of its delivery; nothing in it changes with later answers. */
export type FoundClaim = Omit<Claim, 'createdById'> & {
  supplierName: string | null
  supplierInn: string | null
  documentNumber: string | null
  documentIssuedOn: string | null
}

export interface ReasonCount {
  reasonId: string
  count: number
}

export interface ClaimsQueries {
  findClaim(id: number): Promise<FoundClaim | null>
  /** Newest first. */
  listClaims(page: { limit: number; beforeId?: number }): Promise<FoundClaim[]>
  countClaims(): Promise<number>
  /** Codes by their places in the annex, both ends included. */
  codesBetween(claimId: number, first: number, last: number): Promise<ClaimCode[]>
  /** All codes of an annex in order, in chunks. */
  codesOf(claimId: number): AsyncGenerator<ClaimCode[]>
  /** The most frequent first. */
  reasonsOf(claimId: number): Promise<ReasonCount[]>
}

const chunkSize = 1000

export function makeClaimsQueries({ read }: Pick<Database, 'read'>): ClaimsQueries {
  const codesBetween = (claimId: number, first: number, last: number) =>
    read.find(ClaimCode, {
      where: { claimId, position: Between(first, last) },
      order: { position: 'ASC' },
    })
  return {
    codesBetween,
    async findClaim(id) {
      const claim = await read.findOneBy(Claim, { id })
      return claim ? ((await withDeliveries(read, [claim]))[0] ?? null) : null
    },
    async listClaims({ limit, beforeId }) {
      const where = beforeId === undefined ? {} : { id: LessThan(beforeId) }
      return withDeliveries(read, await read.find(Claim, { where, order: { id: 'DESC' }, take: limit }))
    },
    countClaims: () => read.count(Claim),
    async *codesOf(claimId) {
      for (let first = 1; ; first += chunkSize) {
        const codes = await codesBetween(claimId, first, first + chunkSize - 1)
        if (codes.length === 0) return
        yield codes
      }
    },
    async reasonsOf(claimId) {
      const rows: ReasonCount[] = await read
        .createQueryBuilder(ClaimCode, 'code')
        .select('code.reasonId', 'reasonId')
        .addSelect('COUNT(*)', 'count')
        .where('code.claimId = :claimId', { claimId })
        .groupBy('code.reasonId')
        .orderBy('COUNT(*)', 'DESC')
        .getRawMany()
      return rows.map((row) => ({ ...row, count: Number(row.count) }))
    },
  }
}

async function withDeliveries(read: Database['read'], claims: Claim[]): Promise<FoundClaim[]> {
  const deliveries = await read.find(Delivery, {
    select: { id: true, supplier: true, supplierInn: true, number: true, issuedOn: true } as const,
    where: { id: In(claims.map(({ deliveryId }) => deliveryId)) },
  })
  return claims.map(({ createdById: _, ...claim }) => {
    const delivery = deliveries.find(({ id }) => id === claim.deliveryId)
    return {
      ...claim,
      supplierName: delivery?.supplier?.name ?? null,
      supplierInn: delivery?.supplierInn ?? null,
      documentNumber: delivery?.number ?? null,
      documentIssuedOn: delivery?.issuedOn ?? null,
    }
  })
}
