import { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { codeJson } from '../codes/code-json.js'
import { outcomes } from '../domain/verdict/outcome.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import { AppError, notFound } from '../errors.js'
import type { DocumentFault } from '../intake/document-refused.js'
import { sayIfKnown, type Language } from '../text/say.js'
import { readId, readInput, readSlice } from '../web/api-input.js'
import { uploadedFiles } from '../web/upload.js'
import type { Web } from '../web/web.js'
import { fileBytes, type DeliveriesService } from './deliveries-service.js'
import type { DeliveriesQueries } from './deliveries-queries.js'
import { deliveryHeadJson, deliveryJson, listedDeliveryJson } from './delivery-json.js'
import type { ImportInput, ImportResult } from './import-delivery.js'
import { limitedBytes } from './limited-bytes.js'

export interface DeliveriesApiParts {
  web: Web
  service: DeliveriesService
  queries: DeliveriesQueries
  settings: VerdictSettings
  upload: RequestHandler
  maxUploadMegabytes: number
}

const purposeSchema = z.object({ purpose: z.enum(['receipt', 'audit']).default('receipt') })
const codesSchema = z.object({ outcome: z.enum(outcomes).optional() })

/** /api/v1/deliveries for outside programs. */
export function deliveriesApi(parts: DeliveriesApiParts): Router {
  const { web, queries, settings } = parts
  const router = Router()
  router.post('/deliveries', web.may('deliveries.upload'), parts.upload, (req, res) =>
    handIn(parts, req, res),
  )
  router.get('/deliveries', web.may('deliveries.read'), async (req, res) => {
    const { items, next } = await queries.listDeliveries(readSlice(req))
    res.json({ items: items.map(listedDeliveryJson), next })
  })
  router.get('/deliveries/:id', web.may('deliveries.read'), async (req, res) => {
    const view = await queries.findDelivery(readId(req, 'delivery.not-found'))
    if (!view) throw notFound('delivery.not-found')
    res.json(deliveryJson(view, settings))
  })
  router.get('/deliveries/:id/codes', web.may('codes.read'), async (req, res) => {
    const id = readId(req, 'delivery.not-found')
    if (!(await queries.findListed(id))) throw notFound('delivery.not-found')
    const { outcome } = readInput(codesSchema, { outcome: req.query.outcome })
    const { items, next } = await queries.listCodes(id, { ...readSlice(req), outcome })
    const language = web.langOf(req)
    res.json({ items: items.map(({ code }) => codeJson(code, language)), next })
  })
  return router
}

async function handIn(
  { web, service, queries, maxUploadMegabytes }: DeliveriesApiParts,
  req: Request,
  res: Response,
) {
  const { purpose } = readInput(purposeSchema, { purpose: req.query.purpose })
  const input: ImportInput = { ...bytesOf(req, maxUploadMegabytes), purpose, userId: web.userOf(req).id }
  const result = await service.importDelivery(input)
  if (result.kind !== 'made') throw refusalOf(result, web.langOf(req))
  const listed = await queries.findListed(result.deliveryId)
  res.status(201).location(`/api/v1/deliveries/${result.deliveryId}`).json(deliveryHeadJson(listed!))
}

/** The document of a form, or the body itself. @throws AppError user `delivery.no-document` (400) */
function bytesOf(req: Request, maxMegabytes: number): Pick<ImportInput, 'bytes' | 'fileName'> {
  if (!req.is('multipart/form-data')) return { bytes: limitedBytes(req, maxMegabytes), fileName: null }
  const file = uploadedFiles(req, 'document')[0]
  if (!file) throw new AppError('user', 'delivery.no-document', {}, { status: 400 })
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
