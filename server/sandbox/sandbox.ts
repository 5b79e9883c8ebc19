import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { systemClock, type Clock } from '../clock.js'
import { authRoutes } from './auth-routes.js'
import { AppError } from '../errors.js'
import { startCdn, type Cdn } from './cdn.js'
import { moodBox, type MoodOrder } from './mood-box.js'
import { plainMood, type Mood } from './mood.js'
import { requestLog, type Counts } from './request-log.js'
import { infoRoute, type InfoPlace } from './info-route.js'
import { productHandler, type Products } from './product-info.js'
import { sandboxRoutes } from './sandbox-routes.js'
import { moodPlaces, readPlaceOrder } from './mood-places.js'
import { startLocalModule, startTillModule, type StoreModule } from './store-modules.js'
import type { Scenario } from './scenario.js'
import type { ScenarioFile } from './scenario-file.js'

export interface SandboxOptions {
  /** 0 or absent: any free one. */
  port?: number
  host?: '127.0.0.1'
  scenario: Scenario
  /** The catalogue of goods; empty where it is absent. */
  products?: Products
  clock?: Clock
  /** Sites of the till's question, each on a free port. */
  siteCount?: number
  /** How its parts treat requests from the beginning. */
  moods?: ScenarioFile['moods']
}

/** The stand-in for ЧЗ: training contour, demo and tests ask it instead. */
export interface Sandbox {
  url: string
  counts(): Counts
  /** For all requests that come, or for the next `requests` of them. */
  setMood(mood: Mood, requests?: number): void
  /** The same for the question to the systems of other states alone. */
  setAbroadMood(mood: Mood, requests?: number): void
  /** From now on a request that holds this code is refused as a whole. */
  refuse(cis: string, status: 400 | 422): void
  /** The till's question: cdn/info here, health/check and codes/check on its sites. */
  cdn: Cdn
  /** The modules of a store: ТС ПИоТ of a till, and ЛМ ЧЗ. */
  tillModule: StoreModule
  localModule: StoreModule
  close(): Promise<void>
}

/**
 * Starts the stand-in on loopback.
 * @throws AppError user `sandbox.scenario` for a mood that no part has
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const refusals = new Map<string, 400 | 422>()
  const place: InfoPlace = {
    refusals,
    scenario: options.scenario,
    clock: options.clock ?? systemClock,
    moods: moodBox(plainMood),
    abroadMoods: moodBox(plainMood),
    log: requestLog(),
  }
  const setMood = (order: MoodOrder) => place.moods.set(order)
  const { cdn, listRoute } = await startCdn(
    { ...place, asksElsewhere: (cis) => place.log.counts().asksOf(cis) },
    options.siteCount ?? 2,
  )
  const app = express().disable('x-powered-by').disable('etag')
  const [tillModule, localModule] = await Promise.all([startTillModule(place), startLocalModule(place)])
  const modules = { 'till-module': tillModule, 'local-module': localModule }
  const places = moodPlaces({ setMood, cdn, modules })
  for (const [at, wish] of (options.moods ?? []).entries()) {
    const read = readPlaceOrder(places, wish)
    if (!read) {
      await Promise.all([cdn, tillModule, localModule].map((part) => part.close()))
      throw new AppError('user', 'sandbox.scenario', { place: `moods[${at}]` })
    }
    read.place.set(read.order)
  }
  const allCounts = () => ({
    'true-api': place.log.counts(),
    ...Object.fromEntries(Object.entries(modules).map(([name, module]) => [name, module.counts()])),
    ...Object.fromEntries(cdn.sites.map((site, at) => [`cdn-${at + 1}`, site.counts()])),
  })
  app.use('/sandbox', sandboxRoutes({ setMood, counts: place.log.counts, allCounts, places }))
  app.use('/api/v3/true-api/auth', authRoutes(place))
  app.use('/api/v3/true-api', infoRoute(place))
  app.use('/api/v4/true-api/cdn', listRoute)
  app.post(
    '/api/v4/true-api/product/info',
    express.json({ limit: '1mb', type: () => true }),
    (req, res, next) => {
      place.log.addRequest(req.path, place.clock.now())
      return productHandler(options.products ?? (() => undefined))(req, res, next)
    },
  )
  app.use((_req, res) => void res.status(404).json({ error_message: 'Метод с указанным URL не найден' }))
  const server = createServer(app).listen(options.port ?? 0, options.host ?? '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: place.log.counts,
    cdn,
    tillModule,
    localModule,
    setMood: (mood, requests) => setMood({ mood, requests }),
    setAbroadMood: (mood, requests) => place.abroadMoods.set({ mood, requests }),
    refuse: (cis, status) => void refusals.set(cis, status),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await Promise.all([closed, cdn.close(), tillModule.close(), localModule.close()])
    },
  }
}
