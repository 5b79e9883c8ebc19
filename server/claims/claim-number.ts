import { Like, type EntityManager } from 'typeorm'
import { Claim } from '../../entities/index.js'
import { dayOf } from '../domain/dates.js'

/**
 * The next number of a year: 2026-0001 and on, without gaps or doubles. It is taken inside the transaction that makes
 * the claim; claims are never deleted, so the last one made has the highest.
 */
export async function nextClaimNumber(manager: EntityManager, now: number, zone: string): Promise<string> {
  const year = dayOf(now, zone).slice(0, 4)
  const [last] = await manager.find(Claim, {
    select: { id: true, number: true },
    where: { number: Like(`${year}-%`) },
    order: { id: 'DESC' },
    take: 1,
  })
  const count = last ? Number(last.number.slice(year.length + 1)) : 0
  return `${year}-${String(count + 1).padStart(4, '0')}`
}
