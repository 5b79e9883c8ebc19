import { ChannelPulse, ChannelState } from '../../entities/index.js'
import { channelsQueries } from '../../server/channels/channels-queries.js'
import { channelsRoutes } from '../../server/channels/channels-routes.js'
import type { KeyTrial } from '../../server/crpt/try-key.js'
import { makeHandIn } from '../../server/legal-entities/hand-in-keys.js'
import { makeLegalEntities } from '../../server/legal-entities/legal-entities-service.js'
import { makeLineOrders } from '../../server/settings/line-order.js'
import { makeScanOrders, type GivenScanOrder } from '../../server/settings/scan-order.js'
import { makeMaintenance } from '../../server/settings/maintenance.js'
import { builder } from '../build.js'
import { handClock, signIn, smallApp } from './small-app.js'

const password = 'a good password'
const zone = 'Europe/Moscow'
/** The participant that Dopusk asks for. */
export const inn = '0069003184'

/** «Связь с ЧЗ» at 14:32, вт 24 ноября 2026, with an administrator signed in. */
export async function channelsApp({
  trial = 'taken' as KeyTrial,
  tokenTrial = 'taken' as KeyTrial,
  token = null as string | null,
  scanOrder = {} as Partial<GivenScanOrder>,
} = {}) {
  const clock = handClock(Date.UTC(2026, 10, 24, 11, 32))
  let recovered = 0
  const recover = async () => void (recovered += 1)
  const given = { token, apiKey: null }
  const app = await smallApp({
    pages: (web, database) => {
      const secret = Buffer.alloc(32, 7)
      const onKept = async () => undefined
      const legalEntities = makeLegalEntities({ database, clock, secret, ownInn: inn, given, onKept })
      const givenOrder = { order: null, askLocalModule: null, ...scanOrder }
      const scanOrders = makeScanOrders({ database, clock, given: givenOrder })
      const storeHas = { 'till-module': true, 'local-module': false }
      const [tryToken, tryKey] = [async () => tokenTrial, async () => trial]
      return channelsRoutes({
        web,
        clock,
        zone,
        queries: channelsQueries({
          database,
          clock,
          tokenIsGiven: token !== null,
          readScanOrder: scanOrders.read,
        }),
        settings: { ownInn: inn, given, requestsPerSecond: 45, storeHas },
        scanOrders,
        maintenance: makeMaintenance({ database, clock, onEnd: recover }),
        orders: makeLineOrders({ database, clock }),
        legalEntities,
        handIn: makeHandIn({ service: legalEntities, clock, tryToken, tryKey }),
        recover,
      })
    },
  })
  const { database } = app
  await app.service.ensureAdministrator({ password })
  const admin = app.browser()
  await signIn(admin, 'admin', password)
  const now = clock.now()
  const see = (row: Partial<ChannelState>) =>
    database.transact(({ manager }) =>
      manager.insert(ChannelState, {
        process: '1',
        channel: 'true-api',
        host: 'markirovka.crpt.ru',
        inn,
        state: 'up',
        latencyMs: 410,
        lastAnswerAt: now - 60_000,
        updatedAt: now,
        ...row,
      }),
    )
  const site = (row: Partial<ChannelState>) => see({ channel: 'cdn', host: 'cdn01.crpt.ru', ...row })
  const pulse = (minutesAgo: number, row: Partial<ChannelPulse>) =>
    database.transact(({ manager }) =>
      manager.insert(ChannelPulse, {
        channel: 'true-api',
        host: 'markirovka.crpt.ru',
        minuteAt: now - minutesAgo * 60_000,
        asked: 10,
        answered: 10,
        latencyMs: 410,
        ...row,
      }),
    )
  const text = async () => words((await admin.get('/channels').expect(200)).text)
  const build = builder(database)
  return { ...app, clock, admin, see, site, pulse, text, build, now, recovered: () => recovered }
}

/** The text of a page as it is read. */
export const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([.,:])/g, '$1')
