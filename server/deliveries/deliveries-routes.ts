import { pipeline } from 'node:stream/promises'
import { Router, type Request, type Response } from 'express'
import { documentCheckRoutes } from '../document-checks/document-check-routes.js'
import { AppError, notFound } from '../errors.js'
import { answerLive } from '../web/live.js'
import { checkRoutes } from './check-routes.js'
import { codeListPage, codesShown } from './code-list-page.js'
import { viewerOf, type DeliveriesParts } from './deliveries-parts.js'
import type { ListedDelivery } from './delivery-rows.js'
import { listRoutes } from './delivery-list-routes.js'
import { deliveryPage, deliveryPart, isChecking, versionOf, type DeliveryParts } from './delivery-page.js'
import { samplesShown } from './findings.js'
import { readCodesRequest, readPage, readDeliveryId } from './page-requests.js'
import type { Judge } from './verdict-panel.js'
import { uploadRoutes } from './upload-routes.js'

/** Pages of deliveries. */
export function deliveriesRoutes(parts: DeliveriesParts): Router {
  const { web, queries } = parts
  const router = Router()
  router.use(listRoutes(parts), uploadRoutes(parts), checkRoutes(parts), documentCheckRoutes(parts))

  router.get('/deliveries/:id', web.may('deliveries.read'), async (req, res) => {
    const shown = await partsOf(parts, await findListed(parts, req), req)
    const judge = await judgeOf(parts, req)
    await web.page(res, 'deliveries/delivery', deliveryPage(shown, judge, viewerOf(parts, req)))
  })

  router.get('/deliveries/:id/live', web.may('deliveries.read'), async (req, res) => {
    const listed = await findListed(parts, req)
    await answerLive(web, req, res, {
      version: versionOf(listed, {
        document: await queries.documentCheckMark(listed.delivery.id),
        silence: await queries.workerSilence(parts.clock.now()),
      }),
      part: 'partials/delivery-body',
      model: async () =>
        deliveryPart(await partsOf(parts, listed, req), await judgeOf(parts, req), viewerOf(parts, req)),
    })
  })

  router.get('/deliveries/:id/codes', web.may('codes.read'), async (req, res) => {
    const view = await queries.readLines(await findListed(parts, req))
    const request = readCodesRequest(req)
    const page = await queries.pageOfCodes(view.delivery.id, { ...request, size: codesShown })
    await web.page(res, 'deliveries/codes', codeListPage(view, request, page, viewerOf(parts, req)))
  })

  router.get('/deliveries/:id/document', web.may('deliveries.read'), async (req, res) => {
    await sendDocument(parts, req, res)
  })

  return router
}

const judgeOf = async ({ settings, web }: DeliveriesParts, req: Request): Promise<Judge> => ({
  settings: await settings(),
  actor: web.userOf(req).role,
})

async function findListed({ queries }: DeliveriesParts, req: Request): Promise<ListedDelivery> {
  const listed = await queries.findListed(readDeliveryId(req))
  if (listed === null) throw notFound('delivery.not-found')
  return listed
}

async function partsOf(parts: DeliveriesParts, listed: ListedDelivery, req: Request): Promise<DeliveryParts> {
  const { queries, service, clock } = parts
  const [shown, view, maintenance, silence, supplier, ownInns] = await Promise.all([
    isChecking(listed) ? checkingParts(parts, listed) : settledParts(parts, listed, req),
    queries.documentCheckOf(listed.delivery.id),
    queries.maintenance(clock.now()),
    queries.workerSilence(clock.now()),
    queries.supplierOf(listed.delivery, clock.now()),
    parts.ownInns(),
  ])
  const hindrance = service.documentHindrance(listed.delivery.ownInn)
  return { ...shown, maintenance, silence, supplier, ownInns, documentCheck: { view, hindrance } }
}

type ShownParts = Omit<DeliveryParts, 'maintenance' | 'silence' | 'supplier' | 'documentCheck' | 'ownInns'>

async function checkingParts({ queries }: DeliveriesParts, listed: ListedDelivery): Promise<ShownParts> {
  const { delivery } = listed
  const [news, found, lanes] = await Promise.all([
    queries.newsOf(delivery.id),
    queries.foundSoFar(delivery.id),
    delivery.laneTotals === null ? null : queries.laneStandings(delivery),
  ])
  // What only a settled delivery shows.
  const later = { claims: [], basis: 'status', linesPage: 1 } satisfies Partial<ShownParts>
  return { view: { ...listed, lines: [], tallies: [] }, found, news, lanes, ...later }
}

async function settledParts(
  { queries }: DeliveriesParts,
  listed: ListedDelivery,
  req: Request,
): Promise<ShownParts> {
  const view = await queries.readLines(listed)
  const [news, found, claims, basis] = await Promise.all([
    queries.newsOf(view.delivery.id),
    queries.foundGroups(view, samplesShown),
    queries.claimsOf(view.delivery.id),
    queries.sellBasisOf(view.delivery),
  ])
  return { view, found, news, lanes: null, claims, basis, linesPage: readPage(req.query.lines) }
}

/** The document as it came. It is somebody else's file: never shown in place. */
async function sendDocument(parts: DeliveriesParts, req: Request, res: Response): Promise<void> {
  const { id, fileName, source } = (await findListed(parts, req)).delivery
  const document = await parts.queries.documentOf(id)
  if (document === null) throw new AppError('user', 'delivery.document-missing', {}, { status: 404 })
  res.attachment(fileName ?? (source === 'upd' ? `delivery-${id}.xml` : `delivery-${id}.txt`))
  res.type('application/octet-stream')
  res.set('Cache-Control', 'private, no-store')
  await pipeline(document, res)
}
