import { readFile } from 'node:fs/promises'
import { Router, text, type Request, type RequestHandler } from 'express'
import { AppError } from '../errors.js'
import { say, type Language } from '../text/say.js'
import { serveOn } from '../web/endpoint.js'
import { uploadedFiles } from '../web/upload.js'
import type { Web } from '../web/web.js'
import type { PricesService, PricesResult } from './prices-service.js'
import { pricesEndpoints } from './prices-endpoints.js'

export interface PricesApiParts {
  web: Web
  prices: PricesService
  upload: RequestHandler
}

/** Faults shown at once. */
const mostFaults = 100

/** /api/v1/prices: the file of retail prices, as the body itself or in a form. */
export function pricesApi({ web, prices, upload }: PricesApiParts): Router {
  const router = Router()
  const body = text({ type: () => true, limit: '20mb' })
  serveOn(router, web)(
    pricesEndpoints.put,
    async ({ req, language }) => {
      const result = await prices.takePrices(await textOf(req), web.userOf(req).id)
      if (result.kind === 'refused') throw refusalOf(result, language)
      const { rows, changed, codes } = result
      return { rows, changed, codes }
    },
    [upload, (req, res, next) => (req.files ? next() : body(req, res, next))],
  )
  return router
}

async function textOf(req: Request): Promise<string> {
  const [file] = uploadedFiles(req, 'document')
  if (file) return readFile(file.path, 'utf8')
  return typeof req.body === 'string' ? req.body : ''
}

function refusalOf({ faults }: Extract<PricesResult, { kind: 'refused' }>, language: Language): AppError {
  const details = faults.slice(0, mostFaults).map(({ line, kind }) => ({
    key: kind,
    line,
    message: say(language, `prices.fault.${kind}`),
  }))
  return new AppError('user', 'prices.refused', { count: faults.length }, { status: 422, details })
}
