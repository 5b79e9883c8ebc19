import { AsyncLocalStorage } from 'node:async_hooks'
import type { DataSource, EntityManager } from 'typeorm'
import { AppError } from './errors.js'

/** What must be done by one process at a time: the lock is held to the end of the transaction. */
export const locks = ['evidence', 'answers', 'deliveries', 'claims', 'batches', 'schedule', 'abroad'] as const
export type Lock = (typeof locks)[number]

export interface Transaction {
  manager: EntityManager
  /** Waits until no other transaction has this lock. Take several in the order of `locks`. */
  alone(lock: Lock): Promise<void>
  /** Runs after the commit, and never after a rollback: enqueue, publish. */
  later(effect: () => void | Promise<void>): void
}

const inside = new AsyncLocalStorage<true>()

/** @throws AppError bug `database.nested` inside another transaction */
export function refuseNesting(): void {
  if (inside.getStore()) throw new AppError('bug', 'database.nested')
}

/** One transaction of a data source; its effects run when it is committed. */
export async function runTransaction<T>(
  source: DataSource,
  work: (tx: Transaction) => Promise<T>,
  alone: (manager: EntityManager, lock: Lock) => Promise<void>,
): Promise<T> {
  const effects: (() => void | Promise<void>)[] = []
  const result = await inside.run(true, () =>
    source.manager.transaction((manager) =>
      work({ manager, alone: (lock) => alone(manager, lock), later: (effect) => effects.push(effect) }),
    ),
  )
  // Outside of the transaction and of its mark: an effect may open one of its own.
  for (const effect of effects) void Promise.resolve().then(effect)
  return result
}
