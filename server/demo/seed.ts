import 'reflect-metadata'
import { join } from 'node:path'
import { AppError } from '../errors.js'
import { say, sayIfKnown, type Language } from '../text/say.js'
import { dayWords } from './day-words.js'
import { makeDay } from './make-day.js'

const language: Language = 'ru'

console.log(say(language, 'seed.making'))
await makeDay(join('data', 'demo'))
  .then((day) => console.log(dayWords(day, language)))
  .catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    console.error(sayIfKnown(language, `error.${error.key}`, error.params))
    process.exitCode = error.kind === 'user' ? 3 : 1
  })
