import type { Clock } from '../clock.js'
import type { ApiKeys } from '../crpt/api-keys.js'
import type { ScanWays } from '../crpt/channels.js'
import type { Permissive } from '../crpt/permissive.js'
import type { SiteRow } from '../crpt/site.js'
import type { Tokens } from '../crpt/tokens.js'
import type { TrueApi } from '../crpt/true-api.js'
import type { Database } from '../database.js'
import type { Log } from '../log.js'
import type { ProcessRole } from '../process-roles.js'
import type { TurnCount } from '../queue/count-turns.js'
import type { Queue } from '../queue/queue.js'
import type { StoreBook } from '../settings/store-book.js'
import type { WriteAnswers } from './answer-writer.js'
import type { ClaimBatch } from './claim-batch.js'
import type { ChannelHealth } from './channel-health.js'
import type { CheckPartChannel } from './check-part-channel.js'

export type ModuleName = 'till-module' | 'local-module'

/** The till's own question: its client, its key, and how its sites do. */
export interface Till {
  permissive: Permissive
  keys: ApiKeys
  /** Codes of one question in bulk. */
  codesAtOnce: number
  rows(): SiteRow[]
  /** Looks at all sites out of turn. */
  lookAgain(): Promise<void>
  /** The ways of a scanned code. */
  scan: ScanWays
  /** How the modules of the store do. */
  moduleRows(): (SiteRow & { channel: ModuleName })[]
  /** Looks at a module out of turn; nothing where the store has none. */
  lookAtModule(name: ModuleName, stop: AbortSignal): Promise<void>
}

/** What the work on checks needs. One object for the process. */
export interface CheckTools {
  database: Database
  trueApi: TrueApi
  tokens: Tokens
  /** Null where the till's question is not asked. */
  till: Till | null
  queue: Queue
  clock: Clock
  log: Log
  /** Key of the seal on the evidence. */
  secret: Buffer
  ownInn: string | null
  /** Settings and prices of the store, as they are at the moment. */
  book: StoreBook
  /** Shortens all waits: the demo and tests. */
  scale: number
  /** Name of this process: holder of leases. */
  processName: string
  /** What it does: a process for pages alone asks about single codes only. */
  roles: readonly ProcessRole[]
  /** Requests to the True API that this process has lately sent. */
  turns: () => TurnCount[]
  stop: AbortSignal
  health: ChannelHealth
  claimBatch: ClaimBatch
  writeAnswers: WriteAnswers
  /** The question to another state: how it does, and how many batches are at it. */
  abroad: { health: ChannelHealth; batches: number }
  /** The question to ЧЗ itself about check parts. */
  checkParts: CheckPartChannel
  /** КИ that a request of this process is out for. */
  asking: Set<string>
  /** Requests refused as such (400, 413, 414, 422) since the last answer. */
  refusals: { count: number }
}
