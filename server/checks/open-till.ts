import type { Clock } from '../clock.js'
import type { ApiKeys } from '../crpt/api-keys.js'
import { openConnection } from '../crpt/connection.js'
import { makeScanWays, type ScanOrder } from '../crpt/channels.js'
import type { KeepExchange } from '../crpt/exchange-record.js'
import { makeLocalModule, type LocalModule } from '../crpt/local-module.js'
import { makePermissive, type TakeBulkTurn } from '../crpt/permissive.js'
import type { SiteRow } from '../crpt/site.js'
import { makeSites } from '../crpt/sites.js'
import { makeTillModule, type TillModule } from '../crpt/till-module.js'
import type { Till } from './check-tools.js'

export interface TillOptions {
  origin: string
  /** Of all legal entities. */
  keys: ApiKeys
  /** Whose modules they are. */
  inn: string | null
  clock: Clock
  /** Takes what was answered to the questions for the lists of sites. */
  keepExchange?: KeepExchange
  ownSuffix?: string
  proxy?: string
  /** Asked where the list of sites was never got. */
  defaultSites?: readonly string[]
  modules?: StoreModules
  /** Which ways a scanned code goes. */
  readOrder: () => Promise<ScanOrder>
  /** Of one question in bulk: a common cap is 100, and a slow code spoils fewer. */
  codesAtOnce?: number
  /** № ФН of the till on whose behalf it is asked. */
  fiscalDriveNumber?: string
  takeBulkTurn?: TakeBulkTurn
}

/** The modules of a store, as they are configured. */
export interface StoreModules {
  tillModule: { origin: string; fingerprint?: string } | null
  localModule: { origin: string; login?: { user: string; password: string } } | null
}

const noModules: StoreModules = { tillModule: null, localModule: null }

export interface OpenTill {
  /** The question as a legal entity puts it: by its own key, to the sites of all. */
  of(entity: { inn: string | null; keys: ApiKeys }): Till
  /** Keeps the lists of sites fresh until the signal ends. */
  start(stop: AbortSignal): void
  close(): Promise<void>
}

/**
 * The till's own question with its two lists of sites: one for a scan at the gate, one for the bulk. Lists, latencies and what
 * is put aside are of the line, whoever asks.
 */
export function openTill(options: TillOptions): OpenTill {
  const sites = { gate: makeSites(options), bulk: makeSites(options) }
  const connection = openConnection(options)
  const { modules = noModules, readOrder, codesAtOnce = 30, inn, clock } = options
  const tillModule = modules.tillModule && makeTillModule({ ...modules.tillModule, inn, clock })
  const localModule = modules.localModule && makeLocalModule({ ...modules.localModule, inn, clock })
  return {
    of({ inn, keys }) {
      const permissive = makePermissive({ ...options, sites, connection, inn, keys })
      return {
        permissive,
        keys,
        codesAtOnce,
        scan: makeScanWays({ tillModule, localModule, permissive, keys, readOrder }),
        moduleRows: () => moduleRowsOf(tillModule, localModule),
        rows: () => worseOf(sites.bulk.rows(keys), sites.gate.rows(keys)),
        lookAtModule: async (name, stop) => (name === 'till-module' ? tillModule : localModule)?.look(stop),
        lookAgain: async () => void (await Promise.all([sites.gate.lookAgain(), sites.bulk.lookAgain()])),
      }
    },
    start(stop) {
      sites.gate.start(stop)
      sites.bulk.start(stop)
      localModule?.start(stop)
    },
    async close() {
      const parts = [connection, sites.gate, sites.bulk, tillModule, localModule]
      await Promise.all(parts.map((part) => part?.close()))
    },
  }
}

/** Of each site how the list does that has more to complain of: a scan and the bulk may each have put it aside. */
export function worseOf(bulk: readonly SiteRow[], gate: readonly SiteRow[]): SiteRow[] {
  const rows = new Map(bulk.map((row) => [row.host, row]))
  for (const row of gate) {
    const other = rows.get(row.host)
    if (other === undefined || (row.blockedUntil !== null && other.blockedUntil === null))
      rows.set(row.host, row)
  }
  return [...rows.values()]
}

const moduleRowsOf = (tillModule: TillModule | null, localModule: LocalModule | null) => [
  ...(tillModule ? [{ channel: 'till-module' as const, ...tillModule.row() }] : []),
  ...(localModule ? [{ channel: 'local-module' as const, ...localModule.row() }] : []),
]
