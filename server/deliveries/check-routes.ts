import { Router, type Request } from 'express'
import type { CheckRun } from '../../entities/check-run.js'
import { notFound } from '../errors.js'
import { say } from '../text/say.js'
import { cancelPage } from './cancel-page.js'
import { viewerOf, type DeliveriesParts } from './deliveries-parts.js'
import { readDeliveryId } from './page-requests.js'

const isOver = (run: CheckRun | null) => run === null || run.state === 'done' || run.state === 'cancelled'

/** Stopping a check, and asking again. */
export function checkRoutes(parts: DeliveriesParts): Router {
  const { web, queries, service } = parts
  const router = Router()
  const find = async (req: Request) => {
    const listed = await queries.findListed(readDeliveryId(req))
    if (listed === null) throw notFound('delivery.not-found')
    return listed
  }

  router.get('/deliveries/:id/cancel', web.may('deliveries.cancel'), async (req, res) => {
    const listed = await find(req)
    // The question was open while the check came to its end.
    if (isOver(listed.run)) return res.redirect(303, `/deliveries/${listed.delivery.id}`)
    const model = cancelPage(listed, viewerOf(parts, req))
    await web.page(res, 'deliveries/cancel', model, { layout: 'lone' })
  })

  router.post('/deliveries/:id/cancel', web.may('deliveries.cancel'), async (req, res) => {
    const { delivery } = await find(req)
    await service.cancelCheck(delivery.id, web.userOf(req).id)
    res.redirect(303, `/deliveries/${delivery.id}`)
  })

  router.post('/deliveries/:id/recheck', web.may('codes.recheck'), async (req, res) => {
    const { delivery } = await find(req)
    await service.recheckDelivery(delivery.id, web.userOf(req).id)
    web.flash(req, { tone: 'note', text: say(web.langOf(req), 'delivery.asked') })
    res.redirect(303, `/deliveries/${delivery.id}`)
  })

  return router
}
