import 'reflect-metadata'
import { readFileSync } from 'node:fs'
import { systemClock } from '../clock.js'
import { AppError } from '../errors.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { readScenarioFile } from '../sandbox/scenario-file.js'
import { say, sayIfKnown } from '../text/say.js'

const usualScenario = '{"rest":"rule-of-thumb"}'

/** The stand-in by itself: by the scenario file of the argument or of DOPUSK_SANDBOX_SCENARIO, else by rule of thumb. */
async function runSandbox(path: string | undefined, port: number): Promise<void> {
  const file = readScenarioFile(path ? textOf(path) : usualScenario, systemClock.now())
  const sandbox = await startSandbox({ ...file, port })
  console.log(say('ru', 'sandbox.listens', { url: sandbox.url }))
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await sandbox.close()
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('user', 'sandbox.scenario', { place: path }, { cause })
  }
}

await runSandbox(
  process.argv[2] ?? (process.env.DOPUSK_SANDBOX_SCENARIO || undefined),
  Number(process.env.PORT) || 0,
).catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error
  console.error(sayIfKnown('ru', `error.${error.key}`, error.params))
  process.exitCode = 3
})
