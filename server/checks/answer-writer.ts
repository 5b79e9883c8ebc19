import type { CheckBatch } from '../../entities/index.js'
import type { Database } from '../database.js'
import { linkExchanges, takeChainEnd, writeLinks, type PackedExchange } from '../evidence/exchange-chain.js'
import { inGroups } from '../in-groups.js'
import { together } from '../together.js'
import { noted } from './note-groups.js'
import {
  changesBy,
  CodesMoved,
  presentCodes,
  writeChanges,
  type Changes,
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
/** Kept in memory; after that all are forgotten. */
const mostGroups = 10_000

/** `secret` is the key of the seal on the evidence. */
export function makeAnswerWriter({ database, secret }: WriterTools): WriteAnswers {
  const writer = { database, secret, groups: new Set<string>() }
  return inGroups({
    sizeOf: sizeOfGroup,
    async run(group) {
      const { groups } = await write(writer, group)
      // Known from now on; what is forgotten is only noted once more.
      if (writer.groups.size > mostGroups) writer.groups.clear()
      for (const fresh of groups) writer.groups.add(noted(fresh))
      return group.map(() => undefined)
    },
  })
}

interface WriterTools {
  database: Database
  secret: Buffer
}

interface Writer extends WriterTools {
  /** Product groups of deliveries that this process has noted. */
  groups: Set<string>
}

/** Codes are taken to be as they were read, and looked at only where they turn out not to be. */
async function write(writer: Writer, group: readonly ReadyAnswers[]): Promise<Changes> {
  try {
    return await writeAll(writer, group, { looking: false })
  } catch (error) {
    if (!(error instanceof CodesMoved)) throw error
    return writeAll(writer, group, { looking: true })
  }
}

function sizeOfGroup(waiting: readonly ReadyAnswers[]): number {
  let codes = 0
  const end = waiting.findIndex(({ judgement }) => (codes += judgement?.codes.length ?? 0) > codesAtOnce)
  return end === -1 ? waiting.length : Math.max(end, 1)
}

/** Each turn of waiting keeps other writers waiting too: the end of the chain is all that is read. */
function writeAll(
  { database, secret, groups }: Writer,
  group: readonly ReadyAnswers[],
  { looking }: { looking: boolean },
): Promise<Changes> {
  const judgements = group.flatMap(({ judgement }) => judgement ?? [])
  const ended = group.flatMap((answers) => answers.ended ?? [])
  return database.transact(
    async (tx, end) => {
      if (judgements.length > 0) await tx.alone('answers')
      const present = looking ? await presentCodes(tx, judgements) : undefined
      const exchanges = group.flatMap((answers) => answers.exchanges)
      const links = linkExchanges(end, exchanges, secret)
      const changes = changesBy(settlementsOf(group, links), { present, groups })
      await together(
        tx,
        () => writeLinks(tx, links, secret),
        () => writeChanges(tx, changes, ended),
      )
      return changes
    },
    { repeatable: true, first: takeChainEnd },
  )
}

function settlementsOf(group: readonly ReadyAnswers[], links: readonly { id: number }[]): Settlement[] {
  let count = 0
  return group.flatMap(({ exchanges, judgement }) => {
    count += exchanges.length
    return judgement ? [{ judgement, exchangeId: links[count - 1]!.id }] : []
  })
}
