import { createServer as createHttp, type Server } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { systemClock, type Clock } from './clock.js'
import type { Config } from './config.js'
import { AppError } from './errors.js'
import type { Log } from './log.js'
import type { Views } from './web/views.js'
import { wire } from './wiring.js'

export interface BootOptions {
  log: Log
  clock?: Clock
  /** How long a request to ЧЗ may take; the tests do not wait 30 s. */
  answerTimeoutMs?: number
  /** Templates that were read before; a process that starts the program many times reads them once. */
  views?: Views
}

/** A program that runs. */
export interface Running {
  /** Empty for a process that only works. */
  url: string
  /** The first administrator with the password that was made for him, at the very first start. */
  administrator: { login: string; password?: string }
  /** Ends cleanly: what is under way is put back, nothing is lost. */
  close(): Promise<void>
}

const graceMs = 10_000

/** Opens the database, starts the work, and answers under the configured address. */
export async function boot(config: Config, options: BootOptions): Promise<Running> {
  const { log, clock = systemClock } = options
  const program = await wire(config, { ...options, clock })
  try {
    const administrator = await program.users.ensureAdministrator({ password: config.DOPUSK_ADMIN_PASSWORD })
    await program.startWork()
    const door = config.ROLES.includes('web') ? await openDoor(config, program.app) : null
    log.info({ url: door?.url ?? null, roles: config.ROLES }, door ? 'listening' : 'working')
    let closing: Promise<void> | undefined
    const close = async (): Promise<void> => {
      const closed = door?.close()
      try {
        await program.stopWork(graceMs)
      } finally {
        door?.cut()
        await closed
        await program.close()
      }
    }
    return { url: door?.url ?? '', administrator, close: () => (closing ??= close()) }
  } catch (error) {
    await program.stopWork(0).finally(() => program.close())
    throw error
  }
}

interface Door {
  url: string
  /** Lets nobody in any more; resolves when the last answer is out. */
  close(): Promise<void>
  /** Ends what is still open. */
  cut(): void
}

async function openDoor(config: Config, app: Parameters<typeof createHttp>[1] & object): Promise<Door> {
  const server = makeServer(config, app)
  const url = await listen(server, config)
  return {
    url,
    cut: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

function makeServer(config: Config, app: Parameters<typeof createHttp>[1] & object): Server {
  if (!config.TLS_CERT_FILE || !config.TLS_KEY_FILE) return createHttp(app)
  const tls = { cert: readFileSync(config.TLS_CERT_FILE), key: readFileSync(config.TLS_KEY_FILE) }
  return createHttps(tls, app)
}

/** @throws AppError user `boot.port-taken` */
function listen(server: Server, config: Config): Promise<string> {
  const { PORT, HOST } = config
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new AppError('user', 'boot.port-taken', { port: PORT }, { cause })
          : cause,
      ),
    )
    server.listen(PORT, HOST, () => {
      const { port } = server.address() as AddressInfo
      const host = HOST.includes(':') ? `[${HOST}]` : HOST
      resolve(`${config.TLS_CERT_FILE ? 'https' : 'http'}://${host}:${port}`)
    })
  })
}
