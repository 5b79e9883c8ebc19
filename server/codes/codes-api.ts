import { json, Router } from 'express'
import { z } from 'zod'
import { parseCode } from '../domain/codes/parse-code.js'
import { notFound } from '../errors.js'
import { isoOf } from '../iso-time.js'
import { sayIfKnown, type Language } from '../text/say.js'
import { readId, readInput } from '../web/api-input.js'
import type { Web } from '../web/web.js'
import { codeJson } from './code-json.js'
import type { CodesQueries } from './codes-queries.js'

const parseSchema = z.object({ raw: z.string() })

/** /api/v1/codes for outside programs. */
export function codesApi({ web, queries }: { web: Web; queries: CodesQueries }): Router {
  const router = Router()
  router.post('/codes/parse', web.may('codes.read'), json({ limit: '64kb' }), (req, res) => {
    const { raw } = readInput(parseSchema, req.body)
    res.json(parsedJson(raw, web.langOf(req)))
  })
  router.get('/codes/:id', web.may('codes.read'), async (req, res) => {
    const found = await queries.findCode(readId(req, 'code.not-found'))
    if (!found) throw notFound('code.not-found')
    const answers = await queries.answersOf(found.code)
    res.json({
      ...codeJson(found.code, web.langOf(req)),
      answers: answers.map(({ exchange, facts, raw }) => ({
        channel: exchange.channel,
        askedAt: isoOf(exchange.askedAt),
        answeredAt: isoOf(exchange.answeredAt),
        httpStatus: exchange.httpStatus,
        requestId: exchange.requestId,
        reqId: exchange.reqId,
        facts,
        raw,
      })),
    })
  })
  return router
}

function parsedJson(raw: string, language: Language) {
  const { kind, valid, certainty, cis, gtin, serial, ai, tail, origin, groups, ...rest } = parseCode(raw)
  const { mrpKopecks, weightGrams, volumeMl, repairs, problems } = rest
  return {
    kind,
    valid,
    certainty,
    cis,
    gtin,
    serial,
    ai,
    tail,
    origin,
    groups,
    mrpKopecks,
    weightGrams,
    volumeMl,
    repairs,
    problems: problems.map(({ key, params }) => ({
      key,
      message: sayIfKnown(language, `code.problem.${key}`, params),
      nextStep: sayIfKnown(language, `code.problem.${key}.next`, params),
    })),
  }
}
