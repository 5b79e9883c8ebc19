import 'reflect-metadata'
import { join } from 'node:path'
import { systemClock } from '../clock.js'
import { AppError } from '../errors.js'
import { say, sayIfKnown, type Language } from '../text/say.js'
import { readDemoArguments, type DemoOrder } from './demo-arguments.js'
import { runDemo } from './run-demo.js'

const language: Language = 'ru'
const folder = join('data', 'demo')

async function showDemo(order: DemoOrder): Promise<number> {
  const { stage, isRight } = await runDemo(order, {
    clock: systemClock,
    language,
    folder,
    out: process.stdout,
  })
  if (!isRight) console.error(`\n${say(language, 'demo.differs')}`)
  if (!order.once) {
    console.log(say(language, 'demo.stop'))
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    })
  }
  await stage.close()
  return isRight ? 0 : 1
}

const order = readDemoArguments(process.argv.slice(2))
if (order === null) {
  console.error(say(language, 'demo.help'))
  process.exitCode = 3
} else {
  process.exitCode = await showDemo(order).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    console.error(sayIfKnown(language, `error.${error.key}`, error.params))
    return error.kind === 'user' ? 3 : 1
  })
}
