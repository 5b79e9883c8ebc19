import { pipeline } from 'node:stream/promises'
import { Router, type Request, type Response } from 'express'
import { AppError, notFound } from '../errors.js'
import { answerLive } from '../web/live.js'
import { checkRoutes } from './check-routes.js'
import { codeListPage, codesShown } from './code-list-page.js'
import { viewerOf, type DeliveriesParts } from './deliveries-parts.js'
import type { DeliveryView } from './delivery-rows.js'
import { listRoutes } from './delivery-list-routes.js'
import { deliveryPage, deliveryPart, isChecking, type DeliveryParts } from './delivery-page.js'
import { samplesShown } from './findings.js'
import { readCodesRequest, readPage, readDeliveryId } from './page-requests.js'
import type { Judge } from './verdict-panel.js'
import { uploadRoutes } from './upload-routes.js'

/** Pages of deliveries. */
export function deliveriesRoutes(parts: DeliveriesParts): Router {
  const { web, queries } = parts
  const router = Router()
  router.use(listRoutes(parts), uploadRoutes(parts), checkRoutes(parts))

  router.get('/deliveries/:id', web.may('deliveries.read'), async (req, res) => {
    const view = await findView(parts, req)
    const model = deliveryPage(await partsOf(parts, view, req), judgeOf(parts, req), viewerOf(parts, req))
    await web.page(res, 'deliveries/delivery', model)
  })

  router.get('/deliveries/:id/live', web.may('deliveries.read'), async (req, res) => {
    const listed = await queries.findListed(readDeliveryId(req))
    if (listed === null) throw notFound('delivery.not-found')
    await answerLive(web, req, res, {
      version: listed.run?.version ?? 0,
      part: 'partials/delivery-body',
      model: async () => {
        const view = await findView(parts, req)
        return deliveryPart(await partsOf(parts, view, req), judgeOf(parts, req), viewerOf(parts, req))
      },
    })
  })

  router.get('/deliveries/:id/codes', web.may('codes.read'), async (req, res) => {
    const view = await findView(parts, req)
    const request = readCodesRequest(req)
    const page = await queries.pageOfCodes(view.delivery.id, { ...request, size: codesShown })
    await web.page(res, 'deliveries/codes', codeListPage(view, request, page, viewerOf(parts, req)))
  })

  router.get('/deliveries/:id/document', web.may('deliveries.read'), async (req, res) => {
    await sendDocument(parts, req, res)
  })

  return router
}

const judgeOf = ({ settings, web }: DeliveriesParts, req: Request): Judge => ({
  settings,
  actor: web.userOf(req).role,
})

async function findView({ queries }: DeliveriesParts, req: Request): Promise<DeliveryView> {
  const view = await queries.findDelivery(readDeliveryId(req))
  if (view === null) throw notFound('delivery.not-found')
  return view
}

async function partsOf({ queries }: DeliveriesParts, view: DeliveryView, req: Request): Promise<DeliveryParts> {
  const checking = isChecking(view)
  const [found, lanes, claims] = await Promise.all([
    queries.foundGroups(view, checking ? 1 : samplesShown),
    checking && view.delivery.laneTotals !== null ? queries.laneStandings(view.delivery) : null,
    checking ? [] : queries.claimsOf(view.delivery.id),
  ])
  return { view, found, lanes, claims, linesPage: readPage(req.query.lines) }
}

/** The document as it came. It is somebody else's file: never shown in place. */
async function sendDocument({ queries }: DeliveriesParts, req: Request, res: Response): Promise<void> {
  const listed = await queries.findListed(readDeliveryId(req))
  if (listed === null) throw notFound('delivery.not-found')
  const { id, fileName, source } = listed.delivery
  const document = await queries.documentOf(id)
  if (document === null) throw new AppError('user', 'delivery.document-missing', {}, { status: 404 })
  res.attachment(fileName ?? (source === 'upd' ? `delivery-${id}.xml` : `delivery-${id}.txt`))
  res.type('application/octet-stream')
  res.set('Cache-Control', 'private, no-store')
  await pipeline(document, res)
}
