import { join } from 'node:path'
import type Bull from 'bull'
import type { Checks } from './checks/checks-service.js'
import { makeLineHealth } from './checks/line-health.js'
import { makeClaims } from './claims/claims.js'
import type { Clock } from './clock.js'
import { codesQueries } from './codes/codes-queries.js'
import { isTraining, type Config } from './config.js'
import { factsOfCisesInfo } from './crpt/cises-info-facts.js'
import type { Database } from './database.js'
import { deliveriesQueries } from './deliveries/deliveries-queries.js'
import type { DeliveriesService } from './deliveries/deliveries-service.js'
import type { VerdictSettings } from './domain/verdict/settings.js'
import type { Log } from './log.js'
import { UsersQueries } from './users/users-queries.js'
import type { UsersService } from './users/users-service.js'
import { loadAssets } from './web/assets.js'
import { viewsFolder } from './web/project-folder.js'
import { loadViews } from './web/views.js'
import { makeWeb } from './web/web.js'

/** What the pages and the API stand on. */
export interface AppOptions {
  config: Config
  log: Log
  clock: Clock
  database: Database
  settings: VerdictSettings
  users: UsersService
  service: DeliveriesService & Checks
  /** The queue on Redis for the administrator's board; null without. */
  board: Bull.Queue | null
  sessionSecret: string
  uploadFolder: string
}

/** The parts that several routes share. */
export function makeAppParts(options: AppOptions) {
  const { config, clock, database, settings, service } = options
  const zone = config.DOPUSK_TIMEZONE
  const training = isTraining(config)
  const store = { name: config.DOPUSK_STORE_NAME ?? null, address: config.DOPUSK_STORE_ADDRESS ?? null }
  const views = loadViews()
  const assets = loadAssets(join(viewsFolder(), 'assets'))
  const web = makeWeb({
    views,
    assets,
    training,
    storeName: [store.name, store.address].filter(Boolean).join(', '),
    lineHealth: makeLineHealth({ database, clock }),
  })
  return {
    web,
    views,
    assets,
    common: { web, clock, zone, settings, service },
    queries: {
      deliveries: deliveriesQueries({ database }),
      codes: codesQueries({ database, readRow: factsOfCisesInfo }),
      users: new UsersQueries({ database }),
    },
    claims: makeClaims({
      database,
      clock,
      zone,
      training,
      store,
      render: views.render,
      viewsFolder: viewsFolder(),
    }),
  }
}
