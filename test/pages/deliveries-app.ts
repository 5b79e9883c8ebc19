import { ChannelState } from '../../entities/index.js'
import type { CodeRecheck } from '../../server/checks/change-check.js'
import type { ScanCheck } from '../../server/checks/check-scan.js'
import { codesQueries } from '../../server/codes/codes-queries.js'
import { codesRoutes } from '../../server/codes/codes-routes.js'
import { rowsOfBody } from '../../server/crpt/body-rows.js'
import { deliveriesQueries } from '../../server/deliveries/deliveries-queries.js'
import { deliveriesRoutes } from '../../server/deliveries/deliveries-routes.js'
import { makeDeliveries } from '../../server/deliveries/deliveries-service.js'
import { officialSettings } from '../../server/domain/verdict/settings.js'
import { silentLog } from '../../server/log.js'
import { embeddedQueue } from '../../server/queue/embedded-queue.js'
import { readOwnInns } from '../../server/own-inns.js'
import { builder, someDay } from '../build.js'
import { freshDatabase } from '../database.js'
import { handClock, signIn, smallApp } from './small-app.js'

export const password = 'a good password'
const zone = 'Europe/Moscow'
/** A process that checks, and goes on telling of itself however far the clock is moved. */
const worker = {
  process: 'shop-7/41/aa/p',
  roles: 'worker',
  channel: 'true-api',
  host: 'markirovka.crpt.ru',
  inn: '',
  state: 'up',
} as const
const farFuture = someDay + 365 * 24 * 3_600_000

/** Pages of deliveries and codes over invented rows, with an administrator signed in. Nothing is asked of ЧЗ; `said` is what it would say of a scan. */
export async function deliveriesApp({
  said = null,
  recheck = 'asked',
  hindrance = null,
  ownInn = null,
}: {
  said?: ScanCheck | null
  recheck?: CodeRecheck
  hindrance?: string | null
  ownInn?: string | null
} = {}) {
  const database = await freshDatabase()
  const clock = handClock(someDay + 3_600_000)
  const asked: string[] = []
  const note = (what: string) => async (id: number) => void asked.push(`${what} ${id}`)
  const queue = embeddedQueue({ clock, log: silentLog })
  const installation = { ownInn, given: { token: null, apiKey: null } }
  const service = {
    ...makeDeliveries({ database, clock, queue, settings: officialSettings, installation }),
    cancelCheck: note('cancel'),
    recheckDelivery: note('recheck'),
    recheckCode: async (id: number) => {
      await note('ask')(id)
      return recheck
    },
    checkScan: async () => said,
    startDocumentCheck: note('document'),
    documentHindrance: () => hindrance,
  }
  const queries = deliveriesQueries({ database })
  const app = await smallApp({
    pages: (web) => {
      const common = { web, service, clock, zone }
      return codesRoutes({ ...common, queries: codesQueries({ database, readRows: rowsOfBody }) }).use(
        deliveriesRoutes({
          ...common,
          queries,
          settings: async () => officialSettings,
          ownInns: () => readOwnInns(database.read, installation),
        }),
      )
    },
  })
  await app.service.ensureAdministrator({ password })
  const admin = app.browser()
  await signIn(admin, 'admin', password)
  await database.transact(({ manager }) => manager.insert(ChannelState, { ...worker, updatedAt: farFuture }))
  return { ...app, database, clock, queries, build: builder(database), admin, asked }
}
