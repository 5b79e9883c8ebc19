import { Router } from 'express'
import type { z } from 'zod'
import { parseCode } from '../domain/codes/parse-code.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { notFound } from '../errors.js'
import { isoOf } from '../iso-time.js'
import { sayIfKnown, type Language } from '../text/say.js'
import { serveOn } from '../web/endpoint.js'
import type { Web } from '../web/web.js'
import { codeJson } from './code-json.js'
import type { parsedCodeSchema } from './code-schema.js'
import { codesEndpoints } from './codes-endpoints.js'
import type { CodesQueries, KeptAnswer } from './codes-queries.js'
import { factsJson } from './facts-schema.js'

/** /api/v1/codes for outside programs. */
export function codesApi({ web, queries }: { web: Web; queries: CodesQueries }): Router {
  const router = Router()
  const serve = serveOn(router, web)
  serve(codesEndpoints.parse, ({ body, language }) => parsedJson(parseCode(body.raw), language))
  serve(codesEndpoints.find, async ({ params, language }) => {
    const found = await queries.findCode(params.id)
    if (!found) throw notFound('code.not-found')
    const answers = await queries.answersOf(found.code)
    return { ...codeJson(found.code, found, language), answers: answers.map(answerJson) }
  })
  return router
}

const answerJson = ({ exchange, facts, raw }: KeptAnswer) => ({
  channel: exchange.channel,
  askedAt: isoOf(exchange.askedAt)!,
  answeredAt: isoOf(exchange.answeredAt),
  httpStatus: exchange.httpStatus,
  requestId: exchange.requestId,
  reqId: exchange.reqId,
  facts: facts && factsJson(facts),
  raw,
})

function parsedJson(
  { full: _, repairs, groups, problems, ...parsed }: ParsedCode,
  language: Language,
): z.infer<typeof parsedCodeSchema> {
  return {
    ...parsed,
    groups: [...groups],
    repairs: [...repairs],
    problems: problems.map(({ key, params }) => ({
      key,
      message: sayIfKnown(language, `code.problem.${key}`, params),
      nextStep: sayIfKnown(language, `code.problem.${key}.next`, params),
    })),
  }
}
