import { join } from 'node:path'
import type Bull from 'bull'
import type { Checks } from './checks/checks-service.js'
import { channelsQueries } from './channels/channels-queries.js'
import { makeLineHealth } from './checks/line-health.js'
import { makeClaims } from './claims/claims.js'
import type { Clock } from './clock.js'
import { codesQueries } from './codes/codes-queries.js'
import { givenKeys, isTraining, type Config } from './config.js'
import { givenScanOrder } from './configured-modules.js'
import { rowsOfBody } from './crpt/body-rows.js'
import type { Database } from './database.js'
import { deliveriesQueries } from './deliveries/deliveries-queries.js'
import type { DocumentChecks } from './document-checks/document-checks-service.js'
import type { DeliveriesService } from './deliveries/deliveries-service.js'
import type { HandIn } from './legal-entities/hand-in-keys.js'
import type { LegalEntitiesService } from './legal-entities/legal-entities-service.js'
import type { Log } from './log.js'
import { readOwnInns } from './own-inns.js'
import { makePrices } from './settings/prices-service.js'
import { makeLineOrders } from './settings/line-order.js'
import { makeMaintenance } from './settings/maintenance.js'
import { rulesQueries } from './settings/rules-queries.js'
import type { RulesService } from './settings/rules-service.js'
import { makeScanOrders } from './settings/scan-order.js'
import type { StoreBook } from './settings/store-book.js'
import { UsersQueries } from './users/users-queries.js'
import type { UsersService } from './users/users-service.js'
import { loadAssets } from './web/assets.js'
import { viewsFolder } from './web/project-folder.js'
import { loadViews, type Views } from './web/views.js'
import { makeWeb } from './web/web.js'

/** What the pages and the API stand on. */
export interface AppOptions {
  config: Config
  log: Log
  clock: Clock
  database: Database
  /** Settings and prices of the store, as they are at the moment. */
  book: StoreBook
  users: UsersService
  rules: RulesService
  service: DeliveriesService & Checks & DocumentChecks
  legalEntities: LegalEntitiesService
  handIn: HandIn
  /** The queue on Redis for the administrator's board; null without. */
  board: Bull.Queue | null
  /** Read at the start unless they were before. */
  views?: Views
  sessionSecret: string
  uploadFolder: string
}

export type AppParts = ReturnType<typeof makeAppParts>

/** The parts that several routes share. */
export function makeAppParts(options: AppOptions) {
  const { config, clock, database, book, service } = options
  const zone = config.DOPUSK_TIMEZONE
  const training = isTraining(config)
  const installation = { ownInn: config.DOPUSK_INN ?? null, given: givenKeys(config) }
  const store = { name: config.DOPUSK_STORE_NAME ?? null, address: config.DOPUSK_STORE_ADDRESS ?? null }
  const storeName = [store.name, store.address].filter(Boolean).join(', ')
  const scanOrders = makeScanOrders({ database, clock, given: givenScanOrder(config) })
  const views = options.views ?? loadViews()
  const assets = loadAssets(join(viewsFolder(), 'assets'))
  const web = makeWeb({
    views,
    assets,
    training,
    storeName,
    lineHealth: makeLineHealth({ database, clock }),
  })
  return {
    web,
    views,
    assets,
    storeName,
    rules: { service: options.rules, queries: rulesQueries({ database, clock, zone }) },
    prices: makePrices({ database, clock, zone }),
    common: {
      ...{ web, clock, zone, service },
      settings: book.settings,
      ownInns: () => readOwnInns(database.read, installation),
    },
    queries: {
      deliveries: deliveriesQueries({ database }),
      codes: codesQueries({ database, readRows: rowsOfBody }),
      users: new UsersQueries({ database }),
      channels: channelsQueries({
        database,
        clock,
        tokenIsGiven: givenKeys(config).token !== null,
        readScanOrder: scanOrders.read,
      }),
    },
    line: {
      settings: {
        ...installation,
        requestsPerSecond: config.DOPUSK_REQUESTS_PER_SECOND,
        storeHas: {
          'till-module': config.DOPUSK_TILL_MODULE_URL !== undefined,
          'local-module': config.DOPUSK_LOCAL_MODULE_URL !== undefined,
        },
      },
      scanOrders,
      maintenance: makeMaintenance({ database, clock, onEnd: service.recover }),
      orders: makeLineOrders({ database, clock }),
      recover: service.recover,
      legalEntities: options.legalEntities,
      handIn: options.handIn,
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
