import { In } from 'typeorm'
import { CheckRun, Code, Delivery } from '../../entities/index.js'
import { settleCodes, type SettledCode } from '../code-rows.js'
import type { Transaction } from '../transaction.js'
import { countMoves, writeMoves, type Move } from './counters.js'
import type { Answered } from './questions.js'
import { settleCode, type CodeState, type SettleContext } from './settle-code.js'

const stateColumns = {
  id: true,
  deliveryId: true,
  lineId: true,
  cis: true,
  raw: true,
  kind: true,
  outcome: true,
  reasonId: true,
  answers: true,
  attempts: true,
  deadlineAt: true,
  exchangeIds: true,
} as const satisfies Partial<Record<keyof CodeState, true>>

/**
 * Writes what answers say about codes: of the delivery they were asked for, and of every other delivery that waits for
 * the same code. Outcomes, counters and the state of the runs change in this one transaction.
 */
export async function settleAnswers(
  tx: Transaction,
  answered: Map<string, Answered>,
  {
    deliveryId,
    codeIds,
    context,
  }: { deliveryId: number; codeIds: ReadonlySet<number>; context: SettleContext },
): Promise<void> {
  await tx.alone('answers')
  const states: CodeState[] = await tx.manager.find(Code, {
    select: stateColumns,
    where: { cis: In([...answered.keys()]) },
  })
  const deliveries = await deliveriesOf(tx, states, deliveryId)
  const settled: SettledCode[] = []
  const moves: Move[] = []
  for (const state of states) {
    const delivery = deliveries.get(state.deliveryId)
    const asked = state.deliveryId === deliveryId ? codeIds.has(state.id) : state.outcome === 'wait'
    if (!delivery || !asked) continue
    const fresh = settleCode(state, answered.get(state.cis)!, delivery, context)
    settled.push(fresh)
    moves.push({ ...state, firstTime: state.attempts === 0, to: fresh })
  }
  await settleCodes(tx.manager, settled)
  await writeMoves(tx, countMoves(moves), context.now)
}

/** The deliveries that these codes stand in, but for those whose check was cancelled. */
async function deliveriesOf(
  tx: Transaction,
  states: CodeState[],
  own: number,
): Promise<Map<number, Delivery>> {
  const ids = [...new Set(states.map((state) => state.deliveryId))]
  const deliveries = await tx.manager.findBy(Delivery, { id: In(ids) })
  const runs = await tx.manager.findBy(CheckRun, { id: In(deliveries.map((delivery) => delivery.runId)) })
  const cancelled = new Set(runs.filter((run) => run.state === 'cancelled').map((run) => run.deliveryId))
  return new Map(
    deliveries
      .filter(
        (delivery) => delivery.id === own || (delivery.visibleAt !== null && !cancelled.has(delivery.id)),
      )
      .map((delivery) => [delivery.id, delivery]),
  )
}
