import { IsNull, LessThanOrEqual, Not, type FindOptionsWhere } from 'typeorm'
import { RuleSwitch } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { note } from '../journal/journal.js'
import { answerMs, askAgain, passedBy } from './passed-codes.js'

/** The two ends of a pause: of «off», and of «only warns» after it. */
const ends = [
  { begins: 'fromAt', over: 'untilAt', done: 'returnedAt', action: 'rules.returned' },
  { begins: 'untilAt', over: 'warnUntilAt', done: 'closedAt', action: 'rules.closed' },
] as const
type End = (typeof ends)[number]

/**
 * Asks again about what passed while a check was off, and again when it no longer only warns. The checks themselves return
 * by the clock; this waits until the last answer of that time is written.
 */
export async function returnChecks({ database, clock }: { database: Database; clock: Clock }): Promise<void> {
  const now = clock.now()
  for (const end of ends) {
    const where: FindOptionsWhere<RuleSwitch> = {
      untilAt: Not(IsNull()),
      [end.over]: LessThanOrEqual(now - answerMs),
      [end.done]: IsNull(),
    }
    for (const pause of await database.read.findBy(RuleSwitch, where))
      await returnOne({ database, now }, pause, end)
  }
}

async function returnOne(
  { database, now }: { database: Database; now: number },
  pause: RuleSwitch,
  { begins, over, done, action }: End,
): Promise<void> {
  await database.transact(async (tx) => {
    const taken = await tx.manager.findOneBy(RuleSwitch, { id: pause.id, [done]: IsNull() })
    if (!taken) return
    await tx.manager.update(RuleSwitch, { id: pause.id }, { [done]: now })
    const window = { from: pause[begins]! - answerMs, to: pause[over]! + answerMs }
    const codes = await askAgain(tx, passedBy(pause, window), now)
    const { productGroup, caseId } = pause
    await note(tx, {
      at: now,
      userId: null,
      action,
      subject: `rule:${pause.id}`,
      details: { productGroup, caseId, codes },
    })
  })
}
