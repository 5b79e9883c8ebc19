import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { systemClock, type Clock } from '../clock.js'
import { authRoutes } from './auth-routes.js'
import { AppError } from '../errors.js'
import { startCdn, type Cdn } from './cdn.js'
import { moodBox, type MoodOrder } from './mood-box.js'
import { plainMood, type Mood } from './mood.js'
import { requestLog, type Counts } from './request-log.js'
import { infoRoute, type InfoPlace } from './info-route.js'
import { everybody, type Participants } from './participants.js'
import { productRoute, type Products } from './product-info.js'
import { sandboxRoutes } from './sandbox-routes.js'
import { moodPlaces, readPlaceOrder, type MoodPlace } from './mood-places.js'
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
  /** Who is registered; everybody in all groups where it is absent. */
  participants?: Participants
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
  /** How many requests the mood that was set for some still waits for. */
  moodLeft(): number
  /** The same for the question to the systems of other states alone. */
  setAbroadMood(mood: Mood, requests?: number): void
  abroadMoodLeft(): number
  /** The same for the question what packs hold. */
  setContentsMood(mood: Mood, requests?: number): void
  /** The same for the question about check parts. */
  setCheckPartMood(mood: Mood, requests?: number): void
  /** The same for the question who is registered. */
  setParticipantsMood(mood: Mood, requests?: number): void
  /** The same for the validator of documents. */
  setValidatorMood(mood: Mood, requests?: number): void
  /** From now on this token, or key of the till's question, is over. */
  killToken(token: string): void
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
  const deadTokens = new Set<string>()
  const place: InfoPlace = {
    deadTokens,
    refusals,
    scenario: options.scenario,
    clock: options.clock ?? systemClock,
    moods: moodBox(plainMood),
    abroadMoods: moodBox(plainMood),
    contentsMoods: moodBox(plainMood),
    checkPartMoods: moodBox(plainMood),
    participants: options.participants ?? everybody,
    participantMoods: moodBox(plainMood),
    validatorMoods: moodBox(plainMood),
    log: requestLog(),
  }
  const parts = await startParts(place, options.siteCount ?? 2)
  const { cdn, tillModule, localModule } = parts
  const closeParts = () => Promise.all([cdn, tillModule, localModule].map((part) => part.close()))
  const places = moodPlaces({ place, cdn, modules: modulesOf(parts) })
  const wrong = setMoods(places, options.moods ?? [])
  if (wrong !== null) {
    await closeParts()
    throw new AppError('user', 'sandbox.scenario', { place: `moods[${wrong}]` })
  }
  const app = makeApp(place, { ...parts, places, products: options.products ?? (() => undefined) })
  const server = createServer(app).listen(options.port ?? 0, options.host ?? '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: place.log.counts,
    cdn,
    tillModule,
    localModule,
    setMood: (mood, requests) => place.moods.set({ mood, requests }),
    moodLeft: () => place.moods.left(),
    setAbroadMood: (mood, requests) => place.abroadMoods.set({ mood, requests }),
    abroadMoodLeft: () => place.abroadMoods.left(),
    setContentsMood: (mood, requests) => place.contentsMoods.set({ mood, requests }),
    setCheckPartMood: (mood, requests) => place.checkPartMoods.set({ mood, requests }),
    setParticipantsMood: (mood, requests) => place.participantMoods.set({ mood, requests }),
    setValidatorMood: (mood, requests) => place.validatorMoods.set({ mood, requests }),
    killToken: (token) => void deadTokens.add(token),
    refuse: (cis, status) => void refusals.set(cis, status),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await Promise.all([closed, closeParts()])
    },
  }
}

/** What has an address of its own beside that of the stand-in, and the list of sites, which has not. */
interface Parts extends Awaited<ReturnType<typeof startCdn>> {
  tillModule: StoreModule
  localModule: StoreModule
}

async function startParts(place: InfoPlace, siteCount: number): Promise<Parts> {
  const asksElsewhere = (cis: string) => place.log.counts().asksOf(cis)
  const [sites, tillModule, localModule] = await Promise.all([
    startCdn({ ...place, asksElsewhere }, siteCount),
    startTillModule(place),
    startLocalModule(place),
  ])
  return { ...sites, tillModule, localModule }
}

const modulesOf = ({ tillModule, localModule }: Pick<Parts, 'tillModule' | 'localModule'>) => ({
  'till-module': tillModule,
  'local-module': localModule,
})

/** Sets the moods of the beginning; the place of the first one that is none, or null. */
function setMoods(places: readonly MoodPlace[], moods: readonly unknown[]): number | null {
  for (const [at, wish] of moods.entries()) {
    const read = readPlaceOrder(places, wish)
    if (!read) return at
    read.place.set(read.order)
  }
  return null
}

/** The True API with its neighbours, and the stand-in's own page. */
function makeApp(
  place: InfoPlace,
  { cdn, listRoute, places, products, ...modules }: Parts & { places: MoodPlace[]; products: Products },
): Express {
  const { counts } = place.log
  const allCounts = () => ({
    'true-api': counts(),
    ...Object.fromEntries(Object.entries(modulesOf(modules)).map(([name, { counts }]) => [name, counts()])),
    ...Object.fromEntries(cdn.sites.map((site, at) => [`cdn-${at + 1}`, site.counts()])),
  })
  const addresses = {
    ...Object.fromEntries(Object.entries(modulesOf(modules)).map(([name, { url }]) => [name, url])),
    ...Object.fromEntries(cdn.sites.map(({ url }, at) => [`cdn-${at + 1}`, url])),
  }
  const setMood = (order: MoodOrder) => place.moods.set(order)
  const app = express().disable('x-powered-by').disable('etag')
  app.use('/sandbox', sandboxRoutes({ setMood, counts, allCounts, places, addresses }))
  app.use('/api/v3/true-api/auth', authRoutes(place))
  app.use('/api/v3/true-api', infoRoute(place))
  app.use('/api/v4/true-api/cdn', listRoute)
  app.use('/api/v4/true-api/product', productRoute(place, products))
  app.use((_req, res) => void res.status(404).json({ error_message: 'Метод с указанным URL не найден' }))
  return app
}
