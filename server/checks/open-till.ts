import type { Clock } from '../clock.js'
import type { ApiKeys } from '../crpt/api-keys.js'
import { makePermissive } from '../crpt/permissive.js'
import { makeSites } from '../crpt/sites.js'
import type { Till } from './check-tools.js'

export interface TillOptions {
  origin: string
  keys: ApiKeys
  inn: string | null
  clock: Clock
  ownSuffix?: string
  proxy?: string
  /** Asked where the list of sites was never got. */
  defaultSites?: readonly string[]
}

export interface OpenTill extends Till {
  /** Keeps the lists of sites fresh until the signal ends. */
  start(stop: AbortSignal): void
  close(): Promise<void>
}

/** The till's own question with its two lists of sites: one for a scan at the gate, one for the bulk. */
export function openTill(options: TillOptions): OpenTill {
  const sites = { gate: makeSites(options), bulk: makeSites(options) }
  const permissive = makePermissive({ ...options, sites })
  return {
    permissive,
    keys: options.keys,
    rows: () => sites.bulk.rows(),
    start(stop) {
      sites.gate.start(stop)
      sites.bulk.start(stop)
    },
    async close() {
      await Promise.all([permissive.close(), sites.gate.close(), sites.bulk.close()])
    },
  }
}
