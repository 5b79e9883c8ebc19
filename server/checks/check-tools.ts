import type { Clock } from '../clock.js'
import type { ApiKeys } from '../crpt/api-keys.js'
import type { ScanWays } from '../crpt/channels.js'
import type { Permissive } from '../crpt/permissive.js'
import type { SiteRow } from '../crpt/site.js'
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
import type { OwnEntity } from './own-entities.js'

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

/** What the work on checks needs: what is of the process, and what is of the legal entity that is asked for. */
export interface CheckTools extends ProcessTools, Omit<OwnEntity, 'inn'> {
  ownInn: OwnEntity['inn']
  /** Are runs that name nobody its own? */
  isDefault(): boolean
  /** The same of other legal entities. */
  entities: EntityTools
  health: ChannelHealth
  /** The question to another state: how it does, and how many batches are at it. */
  abroad: { health: ChannelHealth; batches: number }
  /** The question to ЧЗ itself about check parts. */
  checkParts: CheckPartChannel
  /** КИ that a request of this process is out for. */
  asking: Set<string>
  /** Requests refused as such (400, 413, 414, 422) since the last answer. */
  refusals: { count: number }
}

/** Tools of each legal entity: the same object for the same one. */
export interface EntityTools {
  /** Null: the one that is asked for where nobody is named. */
  of(inn: string | null): CheckTools
  /** All that are known, the one of nobody named first. */
  all(): CheckTools[]
}

/** The same for all. */
export interface ProcessTools {
  database: Database
  queue: Queue
  clock: Clock
  log: Log
  /** Key of the seal on the evidence. */
  secret: Buffer
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
  claimBatch: ClaimBatch
  writeAnswers: WriteAnswers
  /** Of which legal entity a batch is. */
  entityOfBatch: (batchId: number) => Promise<string | null>
}
