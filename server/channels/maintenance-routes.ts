import { Router, type Request, type Response } from 'express'
import { say } from '../text/say.js'
import type { FormFaults } from '../web/form.js'
import { readMaintenanceForm } from './channels-forms.js'
import { viewerOf, type ChannelsParts } from './channels-parts.js'

/** ЧЗ is kept in peace for a time, and asked again; or asked at once. */
export function maintenanceRoutes(parts: ChannelsParts): Router {
  const { web, maintenance } = parts
  const router = Router()
  const path = '/channels/maintenance'
  const show = async (req: Request, res: Response, form?: FormFaults) => {
    const title = say(web.langOf(req), 'maintenance.open')
    const model = { title, form: form ?? { list: [], at: {}, entered: {} } }
    await web.page(res, 'channels/maintenance', model, { status: form ? 422 : 200 })
  }
  router.get(path, web.may('channels.change'), (req, res) => show(req, res))
  router.post(path, web.may('channels.change'), async (req, res) => {
    const viewer = viewerOf(parts, req)
    const { values, faults } = readMaintenanceForm(req.body, viewer)
    if (faults) return show(req, res, faults)
    const { id, name } = web.userOf(req)
    await maintenance.begin({ id: id!, name }, values)
    res.redirect(303, '/channels')
  })
  router.post(`${path}/ending`, web.may('channels.change'), async (req, res) => {
    await maintenance.end(web.userOf(req).id!)
    web.flash(req, { tone: 'note', text: say(web.langOf(req), 'maintenance.ended') })
    res.redirect(303, '/channels')
  })
  router.post('/channels/questions', web.may('channels.change'), async (req, res) => {
    const isOrdered = await parts.orders.order(web.userOf(req).id)
    const text = say(web.langOf(req), isOrdered ? 'channels.ask.ordered' : 'channels.ask.lately')
    web.flash(req, { tone: 'note', text })
    res.redirect(303, '/channels')
  })
  return router
}
