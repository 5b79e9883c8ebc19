import { In, IsNull, MoreThan, type EntityManager } from 'typeorm'
import { Price, RuleSwitch, Setting } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import type { ComingPrice } from '../domain/verdict/circumstances.js'
import type { StorePatience } from '../domain/patience.js'
import { shared } from '../in-groups.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import { settingsAt, type StoreRules } from '../domain/verdict/store-rules.js'
import { readPatience } from './patience-setting.js'

/** What the store charges for a GTIN now, and will charge next. */
export interface ShelfPrice {
  priceKopecks: number | null
  coming: ComingPrice | null
}

export type ShelfPrices = ReadonlyMap<string, ShelfPrice>

/** What of the store's word a verdict depends on, as it is at the moment of asking. */
export interface StoreBook {
  settings(): Promise<VerdictSettings>
  /** All that is set, whenever it holds. */
  rules(): Promise<StoreRules>
  /** How long it waits for answers, where not by the table. */
  patience(): Promise<StorePatience>
  pricesOf(manager: EntityManager, gtins: Iterable<string | null>, now: number): Promise<ShelfPrices>
}

/** Settings that are no cell of the matrix, in one row. */
export const storeSettingName = 'rules'
export type StoreSetting = Partial<Pick<StoreRules, 'dutyDates' | 'shelfLifeDays' | 'doNotSignShare'>>

export async function readStoreSetting(read: EntityManager): Promise<StoreSetting> {
  const row = await read.findOneBy(Setting, { name: storeSettingName })
  return (row?.value ?? {}) as StoreSetting
}

/** Every setting, and the pauses that have not ended for good. */
export async function readStoreRules(
  read: EntityManager,
  { zone, now }: { zone: string; now: number },
): Promise<StoreRules> {
  const [setting, switches] = await Promise.all([
    readStoreSetting(read),
    read.find(RuleSwitch, {
      where: [{ untilAt: IsNull() }, { warnUntilAt: MoreThan(now) }],
      order: { id: 'ASC' },
    }),
  ])
  const { dutyDates = {}, shelfLifeDays = {}, doNotSignShare = null } = setting
  return { zone, switches, dutyDates, shelfLifeDays, doNotSignShare }
}

async function pricesOf(
  manager: EntityManager,
  gtins: Iterable<string | null>,
  now: number,
): Promise<ShelfPrices> {
  const wanted = [...new Set(gtins)].filter((gtin) => gtin !== null)
  const prices = new Map<string, ShelfPrice>()
  if (wanted.length === 0) return prices
  const rows = await manager.find(Price, { where: { gtin: In(wanted) }, order: { fromAt: 'ASC' } })
  for (const { gtin, priceKopecks, fromAt } of rows) {
    const price = prices.get(gtin) ?? { priceKopecks: null, coming: null }
    if (fromAt <= now) price.priceKopecks = priceKopecks
    else price.coming ??= { priceKopecks, fromAt }
    prices.set(gtin, price)
  }
  return prices
}

/** Read anew for each who asks: several processes share the settings, and a pause ends by the clock alone. */
export function makeStoreBook(parts: { database: Database; clock: Clock; zone: string }): StoreBook {
  const { database, clock, zone } = parts
  const rules = shared(() => readStoreRules(database.read, { zone, now: clock.now() }))
  return {
    pricesOf,
    rules,
    patience: shared(() => readPatience(database.read)),
    settings: async () => settingsAt(await rules(), clock.now()),
  }
}
