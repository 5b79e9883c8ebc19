import { Router } from 'express'
import type { Clock } from '../clock.js'
import { reasonJson } from '../codes/code-json.js'
import { isoOf } from '../iso-time.js'
import { serveOn } from '../web/endpoint.js'
import type { StoreBook } from '../settings/store-book.js'
import type { Web } from '../web/web.js'
import { judgeAnswers, type BodyReaders } from './judge-answers.js'
import { verdictsEndpoints } from './verdict-schema.js'

export interface VerdictsApiParts {
  web: Web
  clock: Clock
  settings: StoreBook['settings']
  readers: BodyReaders
}

/** /api/v1/verdicts: what Допуск would say of answers that a program has got itself. */
export function verdictsApi({ web, clock, ...context }: VerdictsApiParts): Router {
  const router = Router()
  serveOn(router, web)(verdictsEndpoints.judge, async ({ body, language }) => {
    const { outcome, reasons, blocksAt } = judgeAnswers(body, {
      ...context,
      settings: await context.settings(),
      now: clock.now(),
    })
    return {
      outcome,
      reasons: reasons.map((reason) => reasonJson(reason, language)),
      blocksAt: isoOf(blocksAt),
    }
  })
  return router
}
