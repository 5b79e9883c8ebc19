import { Router, type Request, type Response } from 'express'
import { say } from '../text/say.js'
import type { FormFaults } from '../web/form.js'
import { viewerOf, type ChannelsParts } from './channels-parts.js'
import { readScanOrderForm } from './scan-order-form.js'
import { scanOrderPage } from './scan-order-page.js'

/** Which ways a scanned code goes, and when the local module is asked. */
export function scanOrderRoutes(parts: ChannelsParts): Router {
  const { web, scanOrders, settings } = parts
  const router = Router()
  const path = '/channels/scan-order'
  const show = async (req: Request, res: Response, form?: FormFaults) => {
    const shown = { has: settings.storeHas, form }
    const model = scanOrderPage(await scanOrders.read(), shown, viewerOf(parts, req))
    await web.page(res, 'channels/scan-order', model, { status: form ? 422 : 200 })
  }
  router.get(path, web.may('channels.change'), (req, res) => show(req, res))
  router.post(path, web.may('channels.change'), async (req, res) => {
    const lang = web.langOf(req)
    const { values, faults } = readScanOrderForm(req.body, await scanOrders.read(), lang)
    if (faults) return show(req, res, faults)
    const { id, name } = web.userOf(req)
    await scanOrders.change({ id: id!, name }, values)
    web.flash(req, { tone: 'note', text: say(lang, 'scan-order.saved') })
    res.redirect(303, '/channels#scans')
  })
  return router
}
