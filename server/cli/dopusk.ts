import 'reflect-metadata'
import { existsSync } from 'node:fs'
import { systemClock } from '../clock.js'
import { AppError } from '../errors.js'
import { say, sayIfKnown } from '../text/say.js'
import { readArguments, type Command } from './arguments.js'
import { complain, runCheck, type CliPlace } from './run-check.js'
import { runBackup } from './run-backup.js'
import { runRestore } from './run-restore.js'
import { runVerify } from './run-verify.js'

const place: CliPlace = {
  env: process.env,
  clock: systemClock,
  language: 'ru',
  out: process.stdout,
  err: process.stderr,
}

async function run(): Promise<number> {
  const command = readArguments(process.argv.slice(2))
  const isTraining = 'check' in command && command.check.sandbox
  if (!isTraining && existsSync('.env')) process.loadEnvFile('.env')
  try {
    return await carryOut(command)
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error
    const message = sayIfKnown(place.language, `error.${error.key}`, error.params)
    place.err.write(`${message}\n`)
    if (process.argv.includes('--json'))
      place.out.write(`${JSON.stringify({ exitCode: 3, messages: [message] })}\n`)
    return 3
  }
}

async function carryOut(command: Command): Promise<number> {
  if ('help' in command) {
    place.out.write(`${say(place.language, 'cli.help')}\n`)
    return 0
  }
  if ('complaint' in command) return complain([command.complaint, { key: 'cli.see-help' }], place)
  if ('verify' in command) return runVerify(command.verify, place)
  if ('backup' in command) return runBackup(command.backup, place)
  if ('restore' in command) return runRestore(command.restore, place)
  return runCheck(command.check, place)
}

process.exitCode = await run()
