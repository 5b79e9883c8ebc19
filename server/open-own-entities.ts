import { makeOwnEntities, type OwnEntities, type OwnEntity } from './checks/own-entities.js'
import { openTill, type OpenTill, type TillOptions } from './checks/open-till.js'
import type { Clock } from './clock.js'
import { givenKeys, type Config } from './config.js'
import { storeModules } from './configured-modules.js'
import { eachKey, makeApiKeys, type ApiKeys } from './crpt/api-keys.js'
import { openConnection } from './crpt/connection.js'
import type { KeepExchange } from './crpt/exchange-record.js'
import { defaultSitesOf } from './crpt/default-sites.js'
import { makeTokens } from './crpt/tokens.js'
import { makeTrueApi } from './crpt/true-api.js'
import type { KeyRing } from './legal-entities/kept-keys.js'
import { ownInnsOf } from './own-inns.js'
import type { TakeTurn } from './queue/budget.js'

export interface OwnEntitiesParts {
  config: Config
  ring: KeyRing
  clock: Clock
  takeTurn: TakeTurn
  /** Of the till's question in bulk. */
  takeTillTurn: TakeTurn
  /** Takes what was answered to the questions for the lists of sites. */
  keepExchange: KeepExchange
  /** Whom a scan is asked of, in which order. */
  readOrder: TillOptions['readOrder']
  timeoutMs?: number
  /** Requests to one host at once. */
  connections: number
}

/** Whoever ЧЗ is asked for, each with its own token, key and budget, over the connections and sites of the process. */
export function openOwnEntities(parts: OwnEntitiesParts): {
  own: OwnEntities
  start: OpenTill['start']
  close(): Promise<void>
} {
  const { config, ring, clock } = parts
  const installation = { ownInn: config.DOPUSK_INN ?? null, given: givenKeys(config) }
  const line = {
    ...{ clock, ownSuffix: config.CRPT_HOST_SUFFIX, proxy: config.HTTPS_PROXY },
    connections: parts.connections,
  }
  const connection = openConnection(line)
  const apiKeysOf = makeApiKeysOf(config, ring)
  const known = (): readonly string[] => ownInnsOf(installation, ring.inns())
  const till = openTill({
    ...{ clock, ownSuffix: line.ownSuffix, proxy: line.proxy },
    ...{ keepExchange: parts.keepExchange, readOrder: parts.readOrder },
    origin: config.CRPT_CDN_URL,
    keys: eachKey(() => [apiKeysOf(known()[0] ?? null), ...known().slice(1).map(apiKeysOf)]),
    inn: installation.ownInn,
    defaultSites: defaultSitesOf(config.CRPT_CDN_SITES, config.CRPT_CDN_URL),
    modules: storeModules(config),
    codesAtOnce: config.CRPT_TILL_BULK,
    fiscalDriveNumber: config.CRPT_FISCAL_DRIVE_NUMBER,
    takeBulkTurn: (inn, stop) => parts.takeTillTurn(inn ?? '', 'check', stop),
  })

  function open(inn: string | null): OwnEntity {
    // What the environment gives is of the one that it names.
    const isConfigured = inn === installation.ownInn
    const tokens = makeTokens({
      token: isConfigured ? config.CRPT_TRUE_API_TOKEN : undefined,
      file: isConfigured ? config.CRPT_TRUE_API_TOKEN_FILE : undefined,
      kept: ring.of(inn).token,
    })
    const trueApi = makeTrueApi({
      ...line,
      connection,
      origin: config.CRPT_TRUE_API_URL,
      inn: inn ?? '',
      tokens,
      takeTurn: parts.takeTurn,
      timeoutMs: parts.timeoutMs,
      statusMethod: config.CRPT_STATUS_METHOD,
    })
    return { inn, tokens, trueApi, till: till.of({ inn, keys: apiKeysOf(inn) }) }
  }

  return {
    own: makeOwnEntities({ inns: known, open }),
    start: (stop) => till.start(stop),
    close: async () => void (await Promise.all([connection.close(), till.close()])),
  }
}

/** Keys of the till's question by legal entity; each remembers which of its own were refused. */
function makeApiKeysOf(config: Config, ring: KeyRing): (inn: string | null) => ApiKeys {
  const made = new Map<string | null, ApiKeys>()
  return (inn) => {
    const isConfigured = inn === (config.DOPUSK_INN ?? null)
    const kept = ring.of(inn)
    const keys =
      made.get(inn) ??
      makeApiKeys({
        apiKey: isConfigured ? config.CRPT_API_KEY : undefined,
        kept: kept.apiKey,
        hasRegistrationKey: () =>
          (isConfigured && Boolean(config.CRPT_REGISTRATION_KEY)) || kept.hasRegistrationKey(),
      })
    made.set(inn, keys)
    return keys
  }
}
