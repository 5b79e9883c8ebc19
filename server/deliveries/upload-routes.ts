import { createReadStream } from 'node:fs'
import { Router, type Request } from 'express'
import { AppError } from '../errors.js'
import { unvisible } from '../text/separator.js'
import { uploadedFiles } from '../web/upload.js'
import { viewerOf, type DeliveriesParts } from './deliveries-parts.js'
import type { ImportInput } from './import-delivery.js'
import { emptyUpload, uploadPage, type Sent, type UploadRequest } from './upload-page.js'

/** Giving documents in, and lists that a scanner filled. */
export function uploadRoutes(parts: DeliveriesParts): Router {
  const { web } = parts
  const router = Router()

  router.get('/deliveries/new', web.may('deliveries.upload'), async (req, res) => {
    const request = { ...emptyUpload, scan: req.query.by === 'scan' }
    const page = uploadPage(request, await parts.ownInns(), viewerOf(parts, req))
    await web.page(res, 'deliveries/upload', page)
  })

  router.post('/deliveries', web.may('deliveries.upload'), async (req, res) => {
    const request = await takeDocuments(parts, req)
    const { sent } = request
    const [only] = sent
    if (sent.length > 0 && sent.every(({ kind }) => kind === 'made'))
      return res.redirect(303, addressAfter(only!, sent.length, request.scan))
    const status = sent.some(({ kind }) => kind === 'refused') || sent.length === 0 ? 422 : 409
    const page = uploadPage(request, await parts.ownInns(), viewerOf(parts, req))
    await web.page(res, 'deliveries/upload', page, { status })
  })

  return router
}

/** One delivery opens itself. `scanned` tells the browser that the list it keeps has arrived. */
function addressAfter(sent: Sent, count: number, scan: boolean): string {
  if (count > 1 || sent.kind === 'refused') return '/deliveries'
  return `/deliveries/${sent.deliveryId}${scan ? '?scanned=1' : ''}`
}

/** Files one after another; a list that was scanned counts as one more. */
async function takeDocuments(parts: DeliveriesParts, req: Request): Promise<UploadRequest> {
  const body = (req.body ?? {}) as Record<string, unknown>
  const codes = typeof body.codes === 'string' ? body.codes : ''
  const purpose = readPurpose(body.purpose)
  const ownInn = typeof body.inn === 'string' && body.inn !== '' ? body.inn : null
  const userId = parts.web.userOf(req).id
  const sent: Sent[] = []
  for (const { path, name } of uploadedFiles(req, 'document')) {
    const input: ImportInput = {
      bytes: createReadStream(path),
      fileName: name,
      purpose,
      source: 'file',
      userId,
      ownInn,
    }
    sent.push({ ...(await parts.service.importDelivery(input)), fileName: name })
  }
  if (codes.trim() !== '') {
    const common = { purpose, userId, ownInn }
    const input: ImportInput = { bytes: bytesOf(codes), fileName: null, source: 'scan', ...common }
    sent.push({ ...(await parts.service.importDelivery(input)), fileName: null })
  }
  return { scan: codes !== '', purpose, ownInn, codes, sent, nothing: sent.length === 0 }
}

/** Before signing, where nothing is said; a form that says something else is none of ours. */
function readPurpose(said: unknown): 'audit' | 'receipt' {
  if (said === 'audit') return said
  if (said === undefined || said === 'receipt') return 'receipt'
  throw new AppError('user', 'request.malformed', {}, { status: 400 })
}

async function* bytesOf(codes: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(unvisible(codes), 'utf8')
}
