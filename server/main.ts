import 'reflect-metadata'
import { existsSync } from 'node:fs'
import { boot, type Running } from './boot.js'
import { readConfig } from './config.js'
import { startFaults } from './start-faults.js'
import { AppError } from './errors.js'
import { makeLog } from './log.js'
import { say, sayIfKnown } from './text/say.js'

/** Exit of a start that could not be: the configuration or the place is wrong. */
const wrongStart = 3

if (existsSync('.env')) process.loadEnvFile('.env')
const { config, faults } = readConfig(process.env)
if (faults) {
  process.stderr.write(startFaults(faults))
  process.exit(wrongStart)
}
const log = makeLog(config.LOG_LEVEL)

try {
  const running = await boot(config, { log })
  greet(running)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log.info({ signal }, 'stopping')
      running.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'not ended cleanly')
          process.exit(1)
        },
      )
    })
} catch (error) {
  if (!(error instanceof AppError)) throw error
  process.stderr.write(`${sayIfKnown('ru', `error.${error.key}`, error.params)}\n`)
  process.exit(wrongStart)
}

/** To a person at a terminal only: a made password never goes into a log. */
function greet({ url, administrator }: Running): void {
  if (!process.stdout.isTTY) return
  const { login, password } = administrator
  process.stdout.write(`${say('ru', 'start.address', { url })}\n`)
  if (password) process.stdout.write(`${say('ru', 'start.password', { login, password })}\n`)
}
