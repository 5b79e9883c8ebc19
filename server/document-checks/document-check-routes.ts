import { Router } from 'express'
import type { DeliveriesParts } from '../deliveries/deliveries-parts.js'
import { readDeliveryId } from '../deliveries/page-requests.js'
import { say } from '../text/say.js'

/** The button on the page of a delivery. */
export function documentCheckRoutes({ web, service }: Pick<DeliveriesParts, 'web' | 'service'>): Router {
  const router = Router()
  router.post('/deliveries/:id/document-check', web.may('documents.check'), async (req, res) => {
    const id = readDeliveryId(req)
    await service.startDocumentCheck(id, web.userOf(req).id)
    web.flash(req, { tone: 'note', text: say(web.langOf(req), 'document-check.started') })
    res.redirect(303, `/deliveries/${id}#document-check`)
  })
  return router
}
