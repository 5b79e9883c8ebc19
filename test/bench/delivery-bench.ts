import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { has } from '../needs.js'
import { startPostgres } from '../postgres-server.js'
import { startRedis } from '../redis-server.js'
import { writeBenchDocument } from './bench-document.js'
import { benchEnvironment, benchPort, ownDatabase, perSecond } from './bench-server.js'
import type { Measure } from './bench-table.js'
import { checkDocument, type CheckTimes } from './check-document.js'
import { runFloor, startChz, startServer, type FloorTimes, type LoopWatch } from './child-processes.js'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const [usual, largest] = [100_000, 345_000]
const latencyMs = 50
const idleMs = 3_000

const folder = mkdtempSync(join(tmpdir(), 'dopusk-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const document = join(folder, 'usual.xml')

/** A database and a queue on which the server runs, and the limit that holds there, times the floor. */
interface Ground {
  name: string
  limit: number
  /** PostgreSQL of the floor; SQLite where nothing is said. */
  floorUrl?: string
  env(round: string): Promise<Record<string, string>>
  /** Takes away what the round left behind. */
  leave?(env: Record<string, string>): Promise<void>
}

interface Round {
  floor: FloorTimes
  ours: CheckTimes
  cpuMs: number
}

/** Import and check of deliveries on every database and queue that this machine has, beside the floor. */
export async function deliveryMeasures(): Promise<Measure[]> {
  const chz = await startChz(latencyMs)
  await writeBenchDocument(document, 'B-100000', usual)
  const redis = has('redis') ? await startRedis() : null
  const postgres = has('postgres') ? await startPostgres() : null
  const embedded: Ground = {
    name: 'SQLite, embedded queue',
    limit: 1.7,
    env: async (round) => ownDatabase(join(folder, round)),
  }
  const grounds = [embedded]
  if (redis)
    grounds.push({
      name: 'SQLite, Bull',
      limit: 2,
      env: async (round) => ({ ...ownDatabase(join(folder, round)), REDIS_URL: redis.url }),
    })
  if (redis && postgres)
    grounds.push({
      name: 'PostgreSQL, Bull',
      limit: 2,
      floorUrl: await postgres.newDatabase(),
      env: async (round) => ({
        ...ownDatabase(join(folder, round)),
        DATABASE_URL: await postgres.newDatabase(),
        REDIS_URL: redis.url,
      }),
      leave: ({ DATABASE_URL = '' }) => postgres.dropDatabase(DATABASE_URL),
    })
  const measures: Measure[] = []
  for (const ground of grounds) measures.push(...(await groundMeasures(ground, chz.port)))
  measures.push(...largeMeasures(await largeRun(chz.port)))
  chz.stop()
  await Promise.all([redis?.close(), postgres?.close()])
  return measures
}

async function groundMeasures(ground: Ground, port: string): Promise<Measure[]> {
  const { name, limit, env, floorUrl = '' } = ground
  const done: Round[] = []
  for (let round = 1; round <= rounds; round++) {
    // The budget is law: a hundred requests cannot be sent in less than 2.2 s. The floor keeps to it too.
    const floor = await runFloor([folder, document, String(usual), port, String(perSecond), floorUrl])
    const at = `${name.replace(/\W+/g, '-')}-${round}`
    const own = { ...benchEnvironment(port, join(folder, at)), ...(await env(at)) }
    const server = await startServer(own, await benchPort(round))
    await server.watch()
    const ours = await checkDocument(server, document)
    const cpuMs = Math.round((await server.watch()).cpuMs)
    await server.close()
    await ground.leave?.(own)
    done.push({ floor, ours, cpuMs })
    console.log(`${name}, round ${round}: ${JSON.stringify({ floor, ours: { ...ours, cpuMs } })}`)
  }
  return [
    {
      name: `${name}: import 100,000 (floor: inserts + SAX)`,
      floor: done.map(({ floor }) => floor.insertMs + floor.saxMs),
      ours: done.map(({ ours }) => ours.importMs),
      unit: 'ms',
      limit,
    },
    {
      name: `${name}: check 100,000, ${latencyMs} ms, ${perSecond}/s`,
      floor: done.map(({ floor }) => floor.checkMs),
      ours: done.map(({ ours }) => ours.checkMs),
      unit: 'ms',
      limit,
    },
    {
      name: `${name}: processor time`,
      floor: done.map(({ floor }) => floor.cpuMs),
      ours: done.map(({ cpuMs }) => cpuMs),
      unit: 'ms',
      limit: null,
    },
  ]
}

interface LargeRun {
  times: CheckTimes
  memoryMb: number
  idle: LoopWatch
  busy: LoopWatch
}

/** The largest supply that was ever published, on a server of its own. */
async function largeRun(port: string): Promise<LargeRun> {
  const file = join(folder, 'largest.xml')
  await writeBenchDocument(file, 'B-345000', largest)
  const server = await startServer(benchEnvironment(port, join(folder, 'large')), await benchPort(rounds + 1))
  await server.watch()
  await new Promise((resolve) => setTimeout(resolve, idleMs))
  const idle = await server.watch()
  const times = await checkDocument(server, file)
  const busy = await server.watch()
  const memoryMb = server.peakMemoryMb()
  await server.close()
  return { times, memoryMb, idle, busy }
}

const largeMeasures = ({ times, memoryMb, idle, busy }: LargeRun): Measure[] => [
  { name: 'peak memory, 345,000 codes', floor: null, ours: [memoryMb], unit: 'MB', limit: 512 },
  { name: 'import 345,000 codes', floor: null, ours: [times.importMs], unit: 'ms', limit: null },
  { name: 'check 345,000 codes', floor: null, ours: [times.checkMs], unit: 'ms', limit: null },
  { name: 'event loop p99, idle', floor: null, ours: [idle.p99Ms], unit: 'ms', limit: null },
  { name: 'event loop p99, import and run', floor: null, ours: [busy.p99Ms], unit: 'ms', limit: 50 },
  { name: 'event loop longest, import and run', floor: null, ours: [busy.maxMs], unit: 'ms', limit: null },
]
