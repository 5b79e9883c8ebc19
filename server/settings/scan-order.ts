import type { EntityManager } from 'typeorm'
import { Setting } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import {
  localModuleAsks,
  scanWays,
  type LocalModuleAsk,
  type ScanOrder,
  type ScanWay,
} from '../crpt/channels.js'
import type { Database } from '../database.js'
import { AppError } from '../errors.js'
import { note } from '../journal/journal.js'

const settingName = 'scan-order'

/** What the environment says of it: it wins over what a person has set. Null where it says nothing. */
export interface GivenScanOrder {
  order: readonly ScanWay[] | null
  askLocalModule: LocalModuleAsk | null
}

/** Who set it last, and when. */
interface Change {
  by: string
  at: number
}

/** How it stands: for pages. */
export interface ScanOrderStand extends ScanOrder {
  given: { order: boolean; askLocalModule: boolean }
  changed: Change | null
}

interface KeptOrder extends Change {
  order?: unknown
  askLocalModule?: unknown
}

/** A row that every process reads before it asks about a scanned code. */
export async function readScanOrder(read: EntityManager, given: GivenScanOrder): Promise<ScanOrderStand> {
  const row = await read.findOneBy(Setting, { name: settingName })
  const kept = row?.value as KeptOrder | undefined
  return {
    order: given.order ?? waysIn(kept?.order) ?? scanWays,
    askLocalModule:
      given.askLocalModule ?? localModuleAsks.find((one) => one === kept?.askLocalModule) ?? 'when-down',
    given: { order: given.order !== null, askLocalModule: given.askLocalModule !== null },
    changed: kept ? { by: kept.by, at: kept.at } : null,
  }
}

/** Null where nothing is kept that this program knows. */
function waysIn(kept: unknown): ScanWay[] | null {
  const known = Array.isArray(kept) ? scanWays.filter((way) => kept.includes(way)) : []
  if (known.length === 0) return null
  return known.sort((a, b) => (kept as unknown[]).indexOf(a) - (kept as unknown[]).indexOf(b))
}

export type ScanOrders = ReturnType<typeof makeScanOrders>

export const makeScanOrders = ({ database, clock, given }: ScanOrdersParts) => ({
  read: () => readScanOrder(database.read, given),
  /**
   * What is not named stays as it was.
   * @throws AppError user `scan-order.given` where the environment says it
   */
  change: (user: { id: number; name: string }, change: Partial<ScanOrder>) =>
    database.transact(async (tx) => {
      const named = Object.keys(change) as (keyof ScanOrder)[]
      const isGiven = (name: keyof ScanOrder) => given[name] !== null
      if (named.length === 0 || named.some(isGiven))
        throw new AppError('user', 'scan-order.given', {}, { status: 409 })
      // Without the environment: what it hides is kept as it was set.
      const before = await readScanOrder(tx.manager, { order: null, askLocalModule: null })
      const { order, askLocalModule } = { ...before, ...change }
      if (order.join() === before.order.join() && askLocalModule === before.askLocalModule) return
      const at = clock.now()
      const value = { order, askLocalModule, by: user.name, at } satisfies KeptOrder
      await tx.manager.upsert(Setting, { name: settingName, value: value as object }, ['name'])
      const details = { order, askLocalModule }
      await note(tx, { at, userId: user.id, action: 'scan-order.changed', details })
    }),
})

interface ScanOrdersParts {
  database: Database
  clock: Clock
  given: GivenScanOrder
}
