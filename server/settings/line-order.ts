import type { EntityManager } from 'typeorm'
import { Setting } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { note } from '../journal/journal.js'

const settingName = 'line-order'
/** ЧЗ is not troubled more often, however often a person presses. */
const restMs = 60_000

/** When a person last had the whole line asked: a row that every process looks at. */
export async function readLineOrder(read: EntityManager): Promise<number | null> {
  const row = await read.findOneBy(Setting, { name: settingName })
  return (row?.value as { at: number } | undefined)?.at ?? null
}

export type LineOrders = ReturnType<typeof makeLineOrders>

export const makeLineOrders = ({ database, clock }: { database: Database; clock: Clock }) => ({
  /** Has every process ask over each channel now; false where that was ordered less than a minute ago. */
  order: (userId: number | null): Promise<boolean> =>
    database.transact(async (tx) => {
      const at = clock.now()
      const last = await readLineOrder(tx.manager)
      if (last !== null && at - last < restMs) return false
      await tx.manager.upsert(Setting, { name: settingName, value: { at } as object }, ['name'])
      await note(tx, { at, userId, action: 'line.asked' })
      return true
    }),
})
