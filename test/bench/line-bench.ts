import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { firstAdministrator } from '../../server/users/accounts.js'
import { has } from '../needs.js'
import { startPostgres } from '../postgres-server.js'
import { startRedis } from '../redis-server.js'
import { benchCode, writeBenchDocument } from './bench-document.js'
import { benchEnvironment, benchPort, perSecond } from './bench-server.js'
import type { Measure } from './bench-table.js'
import { checkDocument } from './check-document.js'
import { runFloor, startChz, startServer, startWorker, type FloorTimes } from './child-processes.js'
import { signInVisitor } from './visitor.js'

/** The largest supply that was ever published, at the pace that ЧЗ allows. */
const count = 345_000
const latencyMs = 300

/** Floor and ours in turn, so often. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)

/** What people at the pages meet while the run goes, ms. */
interface Meanwhile {
  pages: number[]
  scans: number[]
}

/** 345,000 codes under the budget, in one process and in a chain, and what people meet meanwhile. */
export async function lineMeasures(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dopusk-line-'))
  const document = join(folder, 'largest.xml')
  await writeBenchDocument(document, 'L-345000', count)
  const chz = await startChz(latencyMs)
  try {
    const place = { folder, document, port: chz.port }
    return [...(await embeddedMeasures(place)), ...(await chainMeasures(place))]
  } finally {
    chz.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Place {
  folder: string
  document: string
  /** Of the stand-in for ЧЗ. */
  port: string
}

const floorOf = ({ folder, document, port }: Place, url = ''): Promise<FloorTimes> =>
  runFloor([folder, document, String(count), port, String(perSecond), url])

/** One run of 345,000 codes beside its floor. */
interface LineRound {
  floorMs: number
  checkMs: number
  met: Meanwhile
}

async function inRounds(name: string, run: (round: number) => Promise<LineRound>): Promise<LineRound[]> {
  const done: LineRound[] = []
  for (let round = 1; round <= rounds; round++) {
    const { met, ...times } = await run(round)
    done.push({ met, ...times })
    console.log(
      `${name}, round ${round}: ${JSON.stringify({ ...times, pagesP95: Math.round(p95(met.pages)) })}`,
    )
  }
  return done
}

async function embeddedMeasures(place: Place): Promise<Measure[]> {
  const name = 'SQLite, embedded queue'
  const done = await inRounds(name, async (round) => {
    const { checkMs: floorMs } = await floorOf(place)
    const env = benchEnvironment(place.port, join(place.folder, `embedded-${round}`))
    const server = await startServer(env, await benchPort(40))
    const watch = meetMeanwhile(server.url, env)
    const { checkMs } = await checkDocument(server, place.document)
    const met = await watch.end()
    await server.close()
    return { floorMs, checkMs, met }
  })
  return [
    timesFloor(name, done),
    atMost(
      'scan answered, over the floor, while it goes',
      done.flatMap(({ met }) => met.scans.map((ms) => ms - latencyMs)),
      1000,
    ),
    pagesMeanwhile('pages p95 while it goes', done),
  ]
}

async function chainMeasures(place: Place): Promise<Measure[]> {
  if (!has('redis') || !has('postgres')) return []
  const name = 'PostgreSQL, Bull, two workers'
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()])
  const done = await inRounds(name, async (round) => {
    const floorDatabase = await postgres.newDatabase()
    const { checkMs: floorMs } = await floorOf(place, floorDatabase)
    await postgres.dropDatabase(floorDatabase)
    const env = {
      ...benchEnvironment(place.port, join(place.folder, `chain-${round}`)),
      DATABASE_URL: await postgres.newDatabase(),
      REDIS_URL: redis.url,
    }
    const web = await startServer({ ...env, ROLES: 'web' }, await benchPort(41))
    const workers = await Promise.all([1, 2].map(() => startWorker({ ...env, ROLES: 'worker,schedule' })))
    const watch = meetMeanwhile(web.url, env)
    const { checkMs } = await checkDocument(web, place.document)
    const met = await watch.end()
    await Promise.all([web.close(), ...workers.map((worker) => worker.close())])
    await postgres.dropDatabase(env.DATABASE_URL)
    return { floorMs, checkMs, met }
  })
  await Promise.all([redis.close(), postgres.close()])
  return [timesFloor(name, done), pagesMeanwhile('the same: pages p95', done)]
}

const timesFloor = (ground: string, done: readonly LineRound[]): Measure => ({
  name: `${ground}: check 345,000, ${latencyMs} ms, ${perSecond}/s`,
  floor: done.map(({ floorMs }) => floorMs),
  ours: done.map(({ checkMs }) => checkMs),
  unit: 'ms',
  limit: 1.4,
})
const pagesMeanwhile = (name: string, done: readonly LineRound[]): Measure =>
  atMost(
    name,
    done.map(({ met }) => p95(met.pages)),
    200,
  )
const atMost = (name: string, ours: number[], limit: number): Measure => ({
  name,
  floor: null,
  ours,
  unit: 'ms',
  limit,
})

const p95 = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? NaN

/** Opens pages and scans codes, one after another, until it is told to end. */
function meetMeanwhile(url: string, env: Record<string, string>): { end(): Promise<Meanwhile> } {
  const met: Meanwhile = { pages: [], scans: [] }
  let ended = false
  const work = async (): Promise<void> => {
    const visitor = await signInVisitor(url, firstAdministrator.login, env.DOPUSK_ADMIN_PASSWORD!)
    while (!ended) {
      for (const path of ['/', '/deliveries', '/codes', '/rules']) met.pages.push(await visitor.open(path))
      // A chain has its scans where its people are: the process of the pages asks them itself.
      met.scans.push(await visitor.scan(benchCode(met.scans.length)))
      await pause(100)
    }
  }
  const working = work()
  return {
    async end() {
      ended = true
      await working
      return met
    },
  }
}
