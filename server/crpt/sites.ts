import type { Clock } from '../clock.js'
import type { ApiKeys } from './api-keys.js'
import { emergency } from './cdn-answers.js'
import { checkSite, type SiteTools } from './check-site.js'
import { makeChooser } from './choose-site.js'
import type { CdnFault } from './codes-check-answer.js'
import { checkTrust, openConnection } from './connection.js'
import { orStopped } from './deadline.js'
import type { KeepExchange } from './exchange-record.js'
import { makeListKeeper, refreshEveryMs, refreshSpreadMs } from './keep-list.js'
import { makeSiteList } from './site-list.js'
import { siteRows } from './site-rows.js'
import type { Site, SiteRow } from './site.js'
import { isTrustedSite } from './trusted-origin.js'

export interface SitesOptions {
  /** Where the list of sites is asked: https://cdn.crpt.ru. */
  origin: string
  /** Of all legal entities: the list is the same for each of them. */
  keys: ApiKeys
  clock: Clock
  /** Whose key it is. */
  inn?: string | null
  /** Takes what was answered to the question for the list. */
  keepExchange?: KeepExchange
  ownSuffix?: string
  proxy?: string
  refreshMs?: number
  spreadMs?: number
  /** Asked as long as cdn/info has never given a list; none where they are absent. */
  defaultSites?: readonly string[]
  /** A site that takes longer for a health check is put aside; up to 10 s on bad lines. */
  healthTimeoutMs?: number
}

/** The sites that the till's question goes to. Lists and blocks are this process's own, as on a till. */
export interface Sites {
  /** Keeps the list fresh until the signal ends: now, then every 6 h. */
  start(stop: AbortSignal): void
  /** The best site that may be asked now; where all are aside, after the list was asked anew. Null: there is none. */
  best(stop?: AbortSignal): Promise<Site | null>
  /** Lists anew and looks at every site, those that are aside too; at most once a minute. */
  lookAgain(): Promise<void>
  /** Why nothing can be asked, where a person can mend that. */
  fault(): CdnFault | null
  /** Was no list ever got because of an accident in ГИС МТ? Checks are off then; that is no silence. */
  isEmergency(): boolean
  /** One row a site; one for the place of the list where there is none. `keys` are those of who asks, all where left out. */
  rows(keys?: Pick<ApiKeys, 'fault'>): SiteRow[]
  close(): Promise<void>
}

/** @throws AppError user `crpt.untrusted-host` where a key must not be sent. */
export function makeSites(options: SitesOptions): Sites {
  const {
    origin,
    keys,
    clock,
    inn,
    keepExchange,
    ownSuffix,
    healthTimeoutMs = 2000,
    defaultSites = [],
  } = options
  const { refreshMs = refreshEveryMs, spreadMs = refreshSpreadMs } = options
  checkTrust(origin, ownSuffix)
  const closing = new AbortController()
  const stop = closing.signal
  const tools: SiteTools = { connection: openConnection(options), keys, clock, inn, keepExchange, stop }
  const isTrusted = (site: string) => isTrustedSite(site, origin, ownSuffix)
  const onAside = () => {
    const sites = list.sites()
    if (sites.length > 0 && sites.every((site) => site.isAside())) void keeper.refreshNow()
  }
  const list = makeSiteList(tools, { origin, isTrusted, healthTimeoutMs, onAside, defaultSites })
  const keeper = makeListKeeper(list, { keys, clock, refreshMs, spreadMs })
  const choose = makeChooser(list, (site) => checkSite(tools, site, healthTimeoutMs))

  return {
    start: (stop) => void keeper.keep(stop),
    async best(stop) {
      const site = choose()
      if (site) return site
      await orStopped(keeper.refreshNow(), stop)
      return choose()
    },
    lookAgain: () => keeper.refreshNow(),
    fault: () => keys.fault() ?? (list.sites().length === 0 ? (list.failure()?.fault ?? null) : null),
    isEmergency: () => list.sites().length === 0 && list.failure()?.why === emergency,
    rows: (own = keys) => siteRows(list, { origin, keyFault: own.fault() }),
    async close() {
      closing.abort()
      await tools.connection.close()
    },
  }
}
