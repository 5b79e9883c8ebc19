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

async function embeddedMeasures(place: Place): Promise<Measure[]> {
  const floor = await floorOf(place)
  const env = benchEnvironment(place.port, join(place.folder, 'embedded'))
  const server = await startServer(env, await benchPort(40))
  const watch = meetMeanwhile(server.url, env)
  const { checkMs } = await checkDocument(server, place.document)
  const { pages, scans } = await watch.end()
  await server.close()
  return [
    timesFloor('SQLite, embedded queue', floor.checkMs, checkMs),
    atMost(
      'scan answered, over the floor, while it goes',
      scans.map((ms) => ms - latencyMs),
      1000,
    ),
    atMost('pages p95 while it goes', [p95(pages)], 200),
  ]
}

async function chainMeasures(place: Place): Promise<Measure[]> {
  if (!has('redis') || !has('postgres')) return []
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()])
  const floor = await floorOf(place, await postgres.newDatabase())
  const env = {
    ...benchEnvironment(place.port, join(place.folder, 'chain')),
    DATABASE_URL: await postgres.newDatabase(),
    REDIS_URL: redis.url,
  }
  const web = await startServer({ ...env, ROLES: 'web' }, await benchPort(41))
  const workers = await Promise.all([1, 2].map(() => startWorker({ ...env, ROLES: 'worker,schedule' })))
  const watch = meetMeanwhile(web.url, env)
  const { checkMs } = await checkDocument(web, place.document)
  const { pages } = await watch.end()
  await Promise.all([web.close(), ...workers.map((worker) => worker.close())])
  await Promise.all([redis.close(), postgres.close()])
  return [
    timesFloor('PostgreSQL, Bull, two workers', floor.checkMs, checkMs),
    atMost('the same: pages p95', [p95(pages)], 200),
  ]
}

const timesFloor = (ground: string, floorMs: number, oursMs: number): Measure => ({
  name: `${ground}: check 345,000, ${latencyMs} ms, ${perSecond}/s`,
  floor: [floorMs],
  ours: [oursMs],
  unit: 'ms',
  limit: 1.4,
})
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
