import { In, Not } from 'typeorm'
import { Code, CheckRun, Delivery } from '../../entities/index.js'
import type { Transaction } from '../transaction.js'
import { notFound } from '../errors.js'
import { note } from '../journal/journal.js'
import { wantParticipant } from '../wanted-participants.js'
import type { CheckTools } from './check-tools.js'
import { sweepLate } from './late-sweep.js'

/** Stops the check of a delivery. What was answered stays; codes that were not asked stay so. */
export async function cancelCheck(
  tools: Pick<CheckTools, 'database' | 'clock'>,
  deliveryId: number,
  userId: number | null,
): Promise<void> {
  const at = tools.clock.now()
  await tools.database.transact(async (tx) => {
    await tx.alone('answers')
    const run = await runOf(tx, deliveryId)
    const stopped = { state: 'cancelled' as const, finishedAt: at, heldReason: null, heldWho: null }
    // Whatever state it is in by now: a run begins and ends while it is looked at.
    const { affected } = await tx.manager.update(
      CheckRun,
      { id: run.id, state: Not(In(['done', 'cancelled'])) },
      { ...stopped, version: () => '"version" + 1' },
    )
    if (affected === 0) return
    await tx.manager.update(Code, { deliveryId }, { nextTryAt: null })
    await note(tx, { at, userId, action: 'check.cancelled', subject: `delivery:${deliveryId}` })
  })
}

/** What became of a wish to ask about one code. */
export type CodeRecheck = 'asked' | 'stopped'

/** Asks about one code at once, ahead of everything else. Of a delivery whose check was stopped nothing is asked. */
export async function recheckCode(
  tools: CheckTools,
  codeId: number,
  userId: number | null,
): Promise<CodeRecheck> {
  const at = tools.clock.now()
  const end = await tools.database.transact(async (tx): Promise<CodeRecheck> => {
    await tx.alone('answers')
    const code = await tx.manager.findOneBy(Code, { id: codeId })
    if (!code) throw notFound('code.not-found')
    if ((await runOf(tx, code.deliveryId)).state === 'cancelled') return 'stopped'
    // A code that was never asked is in the first pass already.
    if (code.attempts > 0) await tx.manager.update(Code, { id: codeId }, { lane: 'gate', nextTryAt: at })
    await note(tx, { at, userId, action: 'code.rechecked', subject: `code:${codeId}` })
    return 'asked'
  })
  if (end === 'asked') await sweepLate(tools)
  return end
}

/** Asks once more about every code of a delivery that cannot be sold for sure, or goes on with a cancelled check. */
export async function recheckDelivery(
  tools: CheckTools,
  deliveryId: number,
  userId: number | null,
): Promise<void> {
  const at = tools.clock.now()
  await tools.database.transact(async (tx) => {
    await tx.alone('answers')
    const run = await runOf(tx, deliveryId)
    await tx.manager
      .createQueryBuilder()
      .update(Code)
      .set({ nextTryAt: at })
      .where(`"deliveryId" = :deliveryId AND "outcome" <> 'sell' AND "attempts" > 0`, { deliveryId })
      .execute()
    if (run.state === 'cancelled')
      await tx.manager.update(
        CheckRun,
        { id: run.id, state: 'cancelled' },
        { state: run.asked < run.total ? 'running' : 'waiting', finishedAt: null, version: run.version + 1 },
      )
    await wantParticipant(tx, await tx.manager.findOneByOrFail(Delivery, { id: deliveryId }), at)
    await note(tx, { at, userId, action: 'delivery.rechecked', subject: `delivery:${deliveryId}` })
    tx.later(() => tools.queue.enqueue('recover-checks', {}, { lane: 'gate' }))
  })
  await sweepLate(tools)
}

async function runOf(tx: Transaction, deliveryId: number): Promise<CheckRun> {
  const delivery = await tx.manager.findOneBy(Delivery, { id: deliveryId })
  if (!delivery || delivery.runId === null) throw notFound('delivery.not-found')
  return tx.manager.findOneByOrFail(CheckRun, { id: delivery.runId })
}
