import { LessThanOrEqual } from 'typeorm'
import { Participant, type Delivery } from '../entities/index.js'
import type { Transaction } from './transaction.js'

const hour = 3600_000
/** So long what ЧЗ said of a supplier serves for its deliveries. */
export const knownForMs = 24 * hour
/** One that is not registered may register while its delivery waits. */
const unregisteredForMs = hour

/** A question is under way for no longer. */
const leaseMs = 60_000

export const isBeingAsked = ({ dueAt }: Pick<Participant, 'dueAt'>, now: number): boolean =>
  dueAt !== null && dueAt <= now + leaseMs

/** Takes those whose time has come, so that nobody else asks about them; of a process that dies they are due again. */
export async function claimParticipants(
  { manager }: Pick<Transaction, 'manager'>,
  { now, atMost }: { now: number; atMost: number },
): Promise<string[]> {
  const rows = await manager.find(Participant, {
    ...dueBy(now),
    order: { dueAt: 'ASC', inn: 'ASC' },
    take: atMost,
  })
  const inns: string[] = []
  for (const { inn, dueAt } of rows) {
    const { affected } = await manager.update(Participant, { inn, dueAt: dueAt! }, { dueAt: now + leaseMs })
    if (affected === 1) inns.push(inn)
  }
  return inns
}

export const dueBy = (now: number) => ({ where: { dueAt: LessThanOrEqual(now) } })

/** An ИНН as Russia gives it; what other states give stands in no list of ЧЗ by itself. */
const isInn = (inn: string): boolean => /^(\d{10}|\d{12})$/.test(inn)

/**
 * Puts down that ЧЗ is to be asked about the supplier of a delivery, unless what it said lately serves. Goods of an audit are
 * taken over already.
 */
export async function wantParticipant(
  { manager }: Pick<Transaction, 'manager'>,
  { purpose, supplierInn: inn }: Pick<Delivery, 'purpose' | 'supplierInn'>,
  now: number,
): Promise<void> {
  if (purpose === 'audit' || inn === null || !isInn(inn)) return
  const kept = await manager.findOneBy(Participant, { inn })
  if (kept && (kept.dueAt !== null || isFresh(kept, now))) return
  await manager.upsert(Participant, { inn, dueAt: now }, ['inn'])
}

const isFresh = ({ askedAt, registered }: Participant, now: number): boolean =>
  askedAt !== null && now - askedAt < (registered === false ? unregisteredForMs : knownForMs)
