import { runSql } from '../../entities/columns.js'
import { Participant } from '../../entities/index.js'
import type { ParticipantsResult } from '../crpt/true-api.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import type { Transaction } from '../transaction.js'
import { claimParticipants, dueBy, knownForMs } from '../wanted-participants.js'
import type { CheckTools } from './check-tools.js'
import { mayAsk } from './may-ask.js'

/** participants takes so many ИНН. */
const innsAtOnce = 100
const pauseMs = 15 * 60_000

/**
 * Asks whether suppliers are registered, those whom deliveries want to know of, with one question for all. It
 * needs no token, so whoever is asked for where nobody is named asks. It stands beside
 * the checks: silence and faults hold nothing up, change no outcome, and say nothing of a supplier.
 */
export async function askParticipants(tools: CheckTools): Promise<void> {
  const { database, clock, health, stop } = tools
  while (!stop.aborted && health.snapshot().state !== 'down' && (await mayAsk(tools, 'true-api'))) {
    const now = clock.now()
    if (!(await database.read.exists(Participant, dueBy(now)))) return
    const inns = await database.transact((tx) => claimParticipants(tx, { now, atMost: innsAtOnce }))
    if (inns.length > 0) await askAbout(tools, inns)
  }
}

async function askAbout(tools: CheckTools, inns: readonly string[]): Promise<void> {
  const result = await answerAbout(tools, inns)
  // They are due again when the lease is over.
  if (result.kind === 'stopped') return
  const isRefused = result.kind === 'not-taken' && inns.length > 1
  await keepAnswer(tools, isRefused ? [] : inns, result)
  if (!isRefused) return
  // One ИНН that ЧЗ does not take must not keep it from the others.
  const middle = inns.length >> 1
  await askAbout(tools, inns.slice(0, middle))
  await askAbout(tools, inns.slice(middle))
}

/** The program may end while the question waits for its turn. */
async function answerAbout({ trueApi, stop }: CheckTools, inns: readonly string[]) {
  try {
    return await trueApi.participants([...inns], 'check', stop)
  } catch (error) {
    if (!stop.aborted) throw error
    return { kind: 'stopped' as const }
  }
}

/** Evidence first; what was not said of an ИНН stays as it was, and is asked later. */
async function keepAnswer(
  { database, clock, secret, scale }: CheckTools,
  inns: readonly string[],
  result: ParticipantsResult,
): Promise<void> {
  const packed = await packExchange(result.exchange, null)
  const said = new Map(
    result.kind === 'participants' ? result.participants.map((facts) => [facts.inn, facts]) : [],
  )
  const isFault = result.kind === 'fault' || result.kind === 'not-taken'
  const askedAgainAt = clock.now() + (isFault ? knownForMs : pauseMs * scale)
  await database.transact(async (tx) => {
    await appendExchange(tx, packed, secret)
    for (const inn of inns) {
      const facts = said.get(inn)
      const change = facts
        ? { ...facts, askedAt: result.exchange.askedAt, dueAt: null }
        : { dueAt: askedAgainAt }
      await tx.manager.update(Participant, { inn }, change)
    }
  })
  // Apart from the row above: nobody waits for the chain meanwhile.
  await database.transact((tx) => touchRuns(tx, inns, clock.now()))
}

/** Whoever watches a delivery of these suppliers sees what came. */
const touchRuns = async (tx: Transaction, inns: readonly string[], now: number): Promise<void> => {
  if (inns.length === 0) return
  await tx.alone('answers')
  await runSql(
    tx.manager,
    `UPDATE "check_run" SET "version" = "version" + 1 WHERE "id" IN (SELECT "runId" FROM "delivery"
     WHERE "visibleAt" >= ? AND "supplierInn" IN (${inns.map(() => '?').join(', ')}))`,
    [now - knownForMs, ...inns],
  )
}
