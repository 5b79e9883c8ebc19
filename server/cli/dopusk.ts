import 'reflect-metadata'
import { existsSync } from 'node:fs'
import { systemClock } from '../clock.js'
import { AppError } from '../errors.js'
import { say, sayIfKnown } from '../text/say.js'
import { readArguments } from './arguments.js'
import { complain, runCheck, type CliPlace } from './run-check.js'

const place: CliPlace = {
  env: process.env,
  clock: systemClock,
  language: 'ru',
  out: process.stdout,
  err: process.stderr,
}

async function run(): Promise<number> {
  const command = readArguments(process.argv.slice(2))
  if ('help' in command) {
    place.out.write(`${say(place.language, 'cli.help')}\n`)
    return 0
  }
  if ('complaint' in command) return complain([command.complaint, { key: 'cli.see-help' }], place)
  if (!command.check.sandbox && existsSync('.env')) process.loadEnvFile('.env')
  try {
    return await runCheck(command.check, place)
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error
    place.err.write(`${sayIfKnown(place.language, `error.${error.key}`, error.params)}\n`)
    return 3
  }
}

process.exitCode = await run()
