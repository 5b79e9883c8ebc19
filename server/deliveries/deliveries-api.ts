import { Router, type Request, type RequestHandler } from 'express'
import type { Clock } from '../clock.js'
import { codeJson } from '../codes/code-json.js'
import { AppError, notFound } from '../errors.js'
import type { DocumentFault } from '../intake/document-refused.js'
import type { StoreBook } from '../settings/store-book.js'
import { sayIfKnown, type Language } from '../text/say.js'
import { serveOn, type Asked } from '../web/endpoint.js'
import { uploadedFiles } from '../web/upload.js'
import type { Web } from '../web/web.js'
import { deliveriesEndpoints } from './deliveries-endpoints.js'
import type { DeliveriesQueries } from './deliveries-queries.js'
import { fileBytes, type DeliveriesService } from './deliveries-service.js'
import { deliveryHeadJson, deliveryJson, listedDeliveryJson } from './delivery-json.js'
import type { ImportInput, ImportResult } from './import-delivery.js'
import { limitedBytes } from './limited-bytes.js'

export interface DeliveriesApiParts {
  web: Web
  service: DeliveriesService
  queries: DeliveriesQueries
  settings: StoreBook['settings']
  clock: Clock
  upload: RequestHandler
  maxUploadMegabytes: number
}

/** /api/v1/deliveries for outside programs. */
export function deliveriesApi(parts: DeliveriesApiParts): Router {
  const { web, queries, settings, clock } = parts
  const router = Router()
  const serve = serveOn(router, web)
  serve(deliveriesEndpoints.handIn, (asked) => handIn(parts, asked), [parts.upload])
  serve(deliveriesEndpoints.list, async ({ query }) => {
    const { items, next } = await queries.listDeliveries(query)
    return { items: items.map(listedDeliveryJson), next }
  })
  serve(deliveriesEndpoints.find, async ({ params, language }) => {
    const view = await queries.findDelivery(params.id)
    if (!view) throw notFound('delivery.not-found')
    const { standing } = await queries.supplierOf(view.delivery, clock.now())
    const documentCheck = await queries.documentCheckOf(params.id)
    const shown = { view: { ...view, supplier: standing }, documentCheck }
    return deliveryJson(shown, await settings(), language)
  })
  serve(deliveriesEndpoints.codes, async ({ params, query, language }) => {
    const listed = await queries.findListed(params.id)
    if (!listed) throw notFound('delivery.not-found')
    const { items, next } = await queries.listCodes(params.id, query)
    return { items: items.map(({ code }) => codeJson(code, listed, language)), next }
  })
  return router
}

async function handIn(
  { web, service, queries, maxUploadMegabytes }: DeliveriesApiParts,
  { req, res, query, language }: Asked<(typeof deliveriesEndpoints)['handIn']>,
) {
  const { purpose, inn } = query
  const who = { userId: web.userOf(req).id, ownInn: inn }
  const input: ImportInput = { ...bytesOf(req, maxUploadMegabytes), purpose, ...who }
  const result = await service.importDelivery(input)
  if (result.kind !== 'made') throw refusalOf(result, language)
  const listed = await queries.findListed(result.deliveryId)
  res.location(`/api/v1/deliveries/${result.deliveryId}`)
  return deliveryHeadJson(listed!)
}

/** The document of a form, or the body itself. @throws AppError user `delivery.no-document` (400) */
function bytesOf(req: Request, maxMegabytes: number): Pick<ImportInput, 'bytes' | 'fileName'> {
  if (!req.is('multipart/form-data')) return { bytes: limitedBytes(req, maxMegabytes), fileName: null }
  const [file, ...others] = uploadedFiles(req, 'document')
  const fields = Object.keys((req.body ?? {}) as object).length
  const all = Array.isArray(req.files) ? req.files.length : 0
  // Another field or file would be passed over in silence.
  if (!file || others.length > 0 || fields > 0 || all > 1)
    throw new AppError('user', 'delivery.no-document', {}, { status: 400 })
  return { bytes: fileBytes(file.path), fileName: file.name }
}

function refusalOf(result: Exclude<ImportResult, { kind: 'made' }>, language: Language): AppError {
  if (result.kind === 'refused') {
    const details = result.faults.map((fault) => faultJson(fault, language))
    return new AppError('user', 'document.refused', { count: details.length }, { status: 422, details })
  }
  const details = { id: String(result.deliveryId) }
  return new AppError('user', `delivery.${result.kind}`, {}, { status: 409, details })
}

export const faultJson = ({ key, line, params }: DocumentFault, language: Language) => ({
  key,
  line,
  message: sayIfKnown(language, `document.${key}`, params),
  nextStep: sayIfKnown(language, `document.${key}.next`, params),
})
