import { Router, type Request } from 'express'
import type { Code } from '../../entities/index.js'
import type { CodeRecheck } from '../checks/change-check.js'
import type { ScanCheck } from '../checks/check-scan.js'
import type { Clock } from '../clock.js'
import { kindAsAsked } from '../domain/codes/kind-as-asked.js'
import { mayBeAsked } from '../domain/codes/may-be-asked.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { parseCode } from '../domain/codes/parse-code.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import { AppError, notFound } from '../errors.js'
import { say } from '../text/say.js'
import { unvisible } from '../text/separator.js'
import type { Viewer } from '../text/viewer.js'
import { readId } from '../web/api-input.js'
import { answerLive } from '../web/live.js'
import type { Web } from '../web/web.js'
import { codeSearchPage, type CodeSearch } from './code-search-page.js'
import { codePage, codePart, isAskable, versionOf } from './codes-pages.js'
import type { CodesQueries, FoundCode } from './codes-queries.js'

export interface CodesParts {
  queries: CodesQueries
  service: {
    recheckCode(codeId: number, userId: number | null): Promise<CodeRecheck>
    checkScan(parsed: ParsedCode, userId: number | null): Promise<ScanCheck | null>
  }
  web: Web
  clock: Clock
  /** IANA zone of the store. */
  zone: string
}

/** The code as it came, where it still reads as the unit for which it was taken: a list may have settled a doubt. */
const readKept = ({ raw, cis }: Code): ParsedCode => {
  const parsed = parseCode(raw ?? cis)
  return parsed.cis === cis ? parsed : parseCis(cis)
}

/** Answers shown on the page of a code; the API has all of them. */
const answersShown = 12

export function codesRoutes({ queries, service, web, clock, zone }: CodesParts): Router {
  const router = Router()
  const viewerOf = (req: Request): Viewer => ({ lang: web.langOf(req), zone, now: clock.now() })

  const findCode = async (req: Request): Promise<FoundCode> => {
    const found = await queries.findCode(readId(req, 'code.not-found'))
    if (found === null) throw notFound('code.not-found')
    return found
  }
  const partsOf = async (found: FoundCode) => {
    const { code } = found
    const asked = (code.exchangeIds ?? '').split(',').filter(Boolean).length
    return {
      found,
      parsed: readKept(code),
      answers: await queries.answersOf(code, answersShown),
      inside: await queries.insideOf(code),
      older: Math.max(0, asked - answersShown),
    }
  }

  const readSearch = async (typed: unknown): Promise<CodeSearch> => {
    const raw = unvisible(typeof typed === 'string' ? typed : '').slice(0, 1000)
    const parsed = raw.trim() === '' ? null : parseCode(raw)
    return { raw, parsed, places: parsed?.cis == null ? [] : await queries.placesOf(parsed.cis) }
  }

  const askNow = async (parsed: ParsedCode, req: Request): Promise<CodeSearch['asked']> => {
    const paused = await queries.maintenance(clock.now())
    if (paused !== null) return { said: null, paused }
    const scan = { ...parsed, kind: kindAsAsked(parsed) }
    return { said: await service.checkScan(scan, web.userOf(req).id), paused }
  }

  router.get('/codes', web.may('codes.read'), async (req, res) => {
    const search = await readSearch(req.query.q)
    await web.page(res, 'codes/search', codeSearchPage(search, viewerOf(req)))
  })

  router.post('/codes', web.may('codes.recheck'), async (req, res) => {
    const search = await readSearch((req.body as { q?: unknown } | undefined)?.q)
    const asked = search.parsed && mayBeAsked(search.parsed) ? await askNow(search.parsed, req) : undefined
    res.set('Cache-Control', 'no-store')
    await web.page(res, 'codes/search', codeSearchPage({ ...search, asked }, viewerOf(req)))
  })

  router.get('/codes/:id', web.may('codes.read'), async (req, res) => {
    const parts = await partsOf(await findCode(req))
    await web.page(res, 'codes/code', codePage(parts, web.userOf(req).role, viewerOf(req)))
  })

  router.get('/codes/:id/live', web.may('codes.read'), async (req, res) => {
    const found = await findCode(req)
    await answerLive(web, req, res, {
      version: versionOf(found),
      part: 'partials/code-live',
      model: async () => codePart(await partsOf(found), web.userOf(req).role, viewerOf(req)),
    })
  })

  router.post('/codes/:id/recheck', web.may('codes.recheck'), async (req, res) => {
    const { code, delivery } = await findCode(req)
    if (!isAskable(readKept(code), delivery.source))
      throw new AppError('user', 'code.damaged', {}, { status: 409 })
    const end = await service.recheckCode(code.id, web.userOf(req).id)
    web.flash(req, { tone: 'note', text: say(web.langOf(req), `code.${end}`) })
    res.redirect(303, `/codes/${code.id}`)
  })

  return router
}
