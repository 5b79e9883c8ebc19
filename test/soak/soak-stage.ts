import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '../../server/sandbox/sandbox.js'
import { startPostgres } from '../postgres-server.js'
import { freePort, startRedis } from '../redis-server.js'
import { startProcess, type Process } from '../start-process.js'

/** The program as it runs in a store (one process on SQLite) or a chain (pages, two workers, PostgreSQL, Redis). */
export interface SoakStage {
  url: string
  token: string
  /** SIGKILL to the process that asks, and a new one in its place. */
  killWorker(): Promise<void>
  /** Redis dies with all it holds and comes back empty; nothing where there is none. */
  killRedis(): Promise<void>
  renewToken(): void
  /** Resident memory of a process that is not killed any more, MB. */
  memoryMb(): number
  close(): Promise<void>
}

export interface StageOptions {
  sandbox: Sandbox
  isChain: boolean
  /** server/main.ts, or what was built of it. */
  entry: string
}

const token = 'a-token-of-the-soak-that-is-long-enough'

export async function startStage({ sandbox, isChain, entry }: StageOptions): Promise<SoakStage> {
  const folder = mkdtempSync(join(tmpdir(), 'dopusk-soak-'))
  const tokenFile = join(folder, 'token')
  let tokens = 0
  const renewToken = () => writeFileSync(tokenFile, `token-${++tokens}`)
  renewToken()
  const [postgres, redis] = isChain ? await Promise.all([startPostgres(), startRedis()]) : [null, null]
  const port = await freePort()
  const env = {
    PORT: String(port),
    DATABASE_URL: postgres ? await postgres.newDatabase() : `sqlite:${join(folder, 'dopusk.sqlite')}`,
    ...(redis && { REDIS_URL: redis.url }),
    DOPUSK_SECRET_FILE: join(folder, 'dopusk.secret'),
    DOPUSK_API_TOKEN: token,
    DOPUSK_ADMIN_PASSWORD: 'a-long-password-of-the-soak',
    DOPUSK_INN: '0069003184',
    DOPUSK_BACKUP_TIME: 'off',
    CRPT_TRUE_API_URL: sandbox.url,
    CRPT_CDN_URL: sandbox.url,
    CRPT_TRUE_API_TOKEN_FILE: tokenFile,
    CRPT_API_KEY: 'a-key-of-the-soak',
    // Beside the till, so that its pace is met too.
    CRPT_CHECK_PARTS: 'always',
    DOPUSK_TIMETABLE_SCALE: '0.003',
    LOG_LEVEL: 'error',
  }
  const start = (roles: string): Process => startProcess({ ...env, LOG_LEVEL: 'info', ROLES: roles }, entry)
  const begin = async (roles: string): Promise<Process> => {
    const running = start(roles)
    await running.says(roles.includes('web') ? 'listening' : 'working')
    return running
  }
  const work = 'worker,schedule'
  const whole = `web,${work}`
  const pages = isChain ? await begin('web') : null
  const steady = isChain ? await begin(work) : null
  let worker = await begin(isChain ? work : whole)

  return {
    url: `http://127.0.0.1:${port}`,
    token,
    renewToken,
    memoryMb: () => residentMb((steady ?? worker).child.pid!),
    async killWorker() {
      worker.child.kill('SIGKILL')
      await worker.ended
      worker = await begin(isChain ? work : whole)
    },
    async killRedis() {
      await redis?.kill()
      await redis?.restart()
    },
    async close() {
      for (const running of [pages, steady, worker]) {
        running?.child.kill('SIGKILL')
        await running?.ended
      }
      await Promise.all([postgres?.close(), redis?.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}
