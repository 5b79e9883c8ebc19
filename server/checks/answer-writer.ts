import type { CheckBatch } from '../../entities/index.js'
import type { Database } from '../database.js'
import { appendExchanges, type PackedExchange } from '../evidence/exchange-chain.js'
import { inGroups } from '../in-groups.js'
import { together } from '../together.js'
import type { Transaction } from '../transaction.js'
import { finishBatches } from './claim-batch.js'
import { settleAnswers, type Judgement } from './settle-answers.js'

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
const codesAtOnce = 2000

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
      await database.transact((tx) => writeAll(tx, group, secret))
      return group.map(() => undefined)
    },
  })

function sizeOfGroup(waiting: readonly ReadyAnswers[]): number {
  let codes = 0
  const end = waiting.findIndex(({ judgement }) => (codes += judgement?.codes.length ?? 0) > codesAtOnce)
  return end === -1 ? waiting.length : Math.max(end, 1)
}

async function writeAll(tx: Transaction, group: readonly ReadyAnswers[], secret: Buffer): Promise<void> {
  const exchanges = group.flatMap((answers) => answers.exchanges)
  const ended = group.flatMap((answers) => answers.ended ?? [])
  // The batches first, so that a run is found done when this was its last one.
  const [ids] = await together(
    tx,
    () => appendExchanges(tx, exchanges, secret),
    () => finishBatches(tx, ended),
  )
  let count = 0
  const settlements = group.flatMap((answers) => {
    count += answers.exchanges.length
    return answers.judgement ? [{ judgement: answers.judgement, exchangeId: ids[count - 1]! }] : []
  })
  await settleAnswers(tx, settlements)
}
