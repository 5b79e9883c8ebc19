import type { CheckBatch } from '../../entities/index.js'
import type { Database } from '../database.js'
import { linkExchanges, takeChainEnd, writeLinks, type PackedExchange } from '../evidence/exchange-chain.js'
import { inGroups } from '../in-groups.js'
import { together } from '../together.js'
import type { Transaction } from '../transaction.js'
import { finishBatches } from './claim-batch.js'
import {
  changesBy,
  refreshRuns,
  takePresent,
  writeChanges,
  type Judgement,
  type Settlement,
} from './settle-answers.js'

/** What one question brought, judged and packed. */
export interface ReadyAnswers {
  /** Its evidence, oldest first; the judgement rests on the last. */
  exchanges: PackedExchange[]
  judgement: Judgement | null
  /** The batch, where nothing of it is left to be asked. */
  ended?: CheckBatch
}

/** Writes evidence, outcomes, counters and the end of a batch in one transaction; resolves when it is committed. */
export type WriteAnswers = (answers: ReadyAnswers) => Promise<void>

/** More at once would hold up who waits for the writer. */
const codesAtOnce = 4000

/** `secret` is the key of the seal on the evidence. */
export const makeAnswerWriter = ({
  database,
  secret,
}: {
  database: Database
  secret: Buffer
}): WriteAnswers =>
  inGroups({
    sizeOf: sizeOfGroup,
    async run(group) {
      await database.transact((tx) => writeAll(tx, group, secret), { repeatable: true })
      return group.map(() => undefined)
    },
  })

function sizeOfGroup(waiting: readonly ReadyAnswers[]): number {
  let codes = 0
  const end = waiting.findIndex(({ judgement }) => (codes += judgement?.codes.length ?? 0) > codesAtOnce)
  return end === -1 ? waiting.length : Math.max(end, 1)
}

/** All that is read first, then all that is written: each turn of waiting keeps other writers waiting too. */
async function writeAll(tx: Transaction, group: readonly ReadyAnswers[], secret: Buffer): Promise<void> {
  const judgements = group.flatMap(({ judgement }) => judgement ?? [])
  const [end, present] = await together(
    tx,
    () => takeChainEnd(tx),
    () => takePresent(tx, judgements),
  )
  const exchanges = group.flatMap((answers) => answers.exchanges)
  const links = linkExchanges(end, exchanges, secret)
  const changes = changesBy(settlementsOf(group, links), present)
  await together(
    tx,
    () => writeLinks(tx, links, secret),
    () =>
      finishBatches(
        tx,
        group.flatMap(({ ended }) => ended ?? []),
      ),
    () => writeChanges(tx, changes),
  )
  // Behind the batches, so that a run is found done when this was its last one.
  await refreshRuns(tx, changes)
}

function settlementsOf(group: readonly ReadyAnswers[], links: readonly { id: number }[]): Settlement[] {
  let count = 0
  return group.flatMap(({ exchanges, judgement }) => {
    count += exchanges.length
    return judgement ? [{ judgement, exchangeId: links[count - 1]!.id }] : []
  })
}
