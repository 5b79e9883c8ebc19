import { Router } from 'express'
import { notFound } from '../errors.js'
import { serveOn } from '../web/endpoint.js'
import type { Web } from '../web/web.js'
import { documentCheckJson } from './document-check-json.js'
import type { DocumentCheckView } from './document-check-query.js'
import { documentChecksEndpoints } from './document-check-schema.js'

export interface DocumentChecksApiParts {
  web: Web
  service: { startDocumentCheck(deliveryId: number, userId: number | null): Promise<void> }
  queries: { documentCheckOf(deliveryId: number): Promise<DocumentCheckView | null> }
}

/** /api/v1/deliveries/:id/document-check for outside programs; its state stands in the delivery. */
export function documentChecksApi({ web, service, queries }: DocumentChecksApiParts): Router {
  const router = Router()
  const serve = serveOn(router, web)
  serve(documentChecksEndpoints.start, async ({ req, params, language }) => {
    await service.startDocumentCheck(params.id, web.userOf(req).id)
    const view = await queries.documentCheckOf(params.id)
    if (view === null) throw notFound('delivery.not-found')
    return documentCheckJson(view.check, language)
  })
  return router
}
