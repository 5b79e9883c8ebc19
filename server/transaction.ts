import { AsyncLocalStorage } from 'node:async_hooks'
import type { EntityManager, QueryRunner } from 'typeorm'
import { AppError } from './errors.js'
import type { Log } from './log.js'

/**
 * What must be done by one process at a time: the lock is held to the end of the transaction. `answers` is for whoever writes
 * several codes, boxes or runs: rows have no order in which all would take them.
 */
export const locks = [
  'evidence',
  'answers',
  'deliveries',
  'claims',
  'batches',
  'schedule',
  'abroad',
  'users',
] as const
export type Lock = (typeof locks)[number]

export interface Transaction {
  manager: EntityManager
  /** Waits until no other transaction has this lock. Take several in the order of `locks`. */
  alone(lock: Lock): Promise<void>
  /** Runs after the commit, and never after a rollback: enqueue, publish. What fails is only logged: the rows stand. */
  later(effect: () => void | Promise<void>): void
}

const inside = new AsyncLocalStorage<true>()

/** @throws AppError bug `database.nested` inside another transaction */
export function refuseNesting(): void {
  if (inside.getStore()) throw new AppError('bug', 'database.nested')
}

export interface TransactOptions<Seen = unknown> {
  /**
   * What is written would only be done again (asked, read) if it were lost: the disk is not waited for. A loss of power may
   * take it back, as if it had not been; an ordinary transaction behind it makes it last. kill -9 takes nothing.
   */
  repeatable?: boolean
  /** What is read before anything is written, at the very beginning: the work is handed it. */
  first?: (tx: Transaction) => Promise<Seen>
}

export type Work<T, Seen> = (tx: Transaction, seen: Seen) => Promise<T>

/** How a database runs a transaction. */
interface Ways {
  alone(manager: EntityManager, lock: Lock): Promise<void>
  /** Nobody else writes meanwhile, so what is read first need not wait for the beginning: it saves a turn of waiting. */
  readsAhead?: boolean
  /** Runs at its beginning. */
  atBeginning?: string
  log: Log
}

/** One transaction; its effects run when it is committed. The runner is its own as long as it lasts. */
export async function runTransaction<T, Seen>(
  runner: QueryRunner,
  { work, first }: { work: Work<T, Seen>; first?: TransactOptions<Seen>['first'] },
  ways: Ways,
): Promise<T> {
  const effects: (() => void | Promise<void>)[] = []
  const { manager } = runner
  const tx: Transaction = {
    manager,
    alone: (lock) => ways.alone(manager, lock),
    later: (effect) => effects.push(effect),
  }
  const result = await inside.run(true, async () => {
    try {
      const seen = await begin(runner, async () => (await first?.(tx)) as Seen, ways)
      const done = await work(tx, seen)
      await runner.commitTransaction()
      return done
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
      throw error
    }
  })
  // Outside of the transaction and of its mark: an effect may open one of its own.
  for (const effect of effects)
    void Promise.resolve()
      .then(effect)
      .catch((error: unknown) => ways.log.error({ err: error }, 'what follows a commit failed'))
  return result
}

async function begin<Seen>(
  runner: QueryRunner,
  read: () => Promise<Seen>,
  { readsAhead = false, atBeginning }: Omit<Ways, 'log'>,
): Promise<Seen> {
  const start = async (): Promise<void> => {
    await runner.startTransaction()
    if (atBeginning !== undefined) await runner.query(atBeginning)
  }
  if (!readsAhead) {
    await start()
    return read()
  }
  // Both have ended before anything else is sent, a rollback too.
  const [begun, seen] = await Promise.allSettled([start(), read()])
  if (begun.status === 'rejected') throw begun.reason
  if (seen.status === 'rejected') throw seen.reason
  return seen.value
}
