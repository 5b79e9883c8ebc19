import { Router, type Request } from 'express'
import { parseCode } from '../domain/codes/parse-code.js'
import { answerLive } from '../web/live.js'
import {
  listPage,
  listPart,
  pageSize,
  sinceOf,
  type ListParts,
  type ListRequest,
} from './deliveries-pages.js'
import type { ListFilter } from './delivery-list-query.js'
import { viewerOf, type DeliveriesParts } from './deliveries-parts.js'
import { readListRequest } from './page-requests.js'

/** The list of deliveries and its live part. */
export function listRoutes(parts: DeliveriesParts): Router {
  const { web, queries } = parts
  const router = Router()

  router.get('/deliveries', web.may('deliveries.read'), async (req, res) => {
    const request = readListRequest(req)
    const list = await listParts(parts, request, req)
    await web.page(res, 'deliveries/list', listPage(request, list, viewerOf(parts, req)))
  })

  router.get('/deliveries/live', web.may('deliveries.read'), async (req, res) => {
    const request = readListRequest(req)
    await answerLive(web, req, res, {
      version: await queries.listVersion(),
      part: 'partials/delivery-live-list',
      model: async () => ({
        list: listPart(request, await listParts(parts, request, req), viewerOf(parts, req)),
      }),
    })
  })

  return router
}

async function listParts(parts: DeliveriesParts, request: ListRequest, req: Request): Promise<ListParts> {
  const { queries } = parts
  const filter: ListFilter = {
    door: request.door,
    ...soughtBy(request.q),
    since: sinceOf(request.period, viewerOf(parts, req)),
    page: request.page,
    size: pageSize,
  }
  // The version first: what changes after it is asked for again.
  const version = await queries.listVersion()
  const [counts, page] = await Promise.all([queries.doorCounts(), queries.pageOfDeliveries(filter)])
  return { counts, page, version, settings: await parts.settings(), actor: parts.web.userOf(req).role }
}

/** A code that can be read is looked for as a code, everything else in names and numbers. */
function soughtBy(q: string): Pick<ListFilter, 'cis' | 'text'> {
  if (q === '') return {}
  const { valid, cis } = parseCode(q)
  return valid && cis !== null ? { cis } : { text: q }
}
