import { Router, type Request } from 'express'
import { isAllowed } from '../domain/access/roles.js'
import { answerLive } from '../web/live.js'
import { channelsPage } from './channels-pages.js'
import { viewerOf, type ChannelsParts } from './channels-parts.js'
import { keysRoutes } from './keys-routes.js'
import { maintenanceRoutes } from './maintenance-routes.js'
import { scanOrderRoutes } from './scan-order-routes.js'

/** «Связь с ЧЗ»: how the line does, who waits, keys, maintenance. */
export function channelsRoutes(parts: ChannelsParts): Router {
  const { web, queries, settings } = parts
  const router = Router()
  const modelOf = async (req: Request) => {
    const mayChange = isAllowed(web.userOf(req).role, 'channels.change')
    return channelsPage(await queries.readStand(), { settings, mayChange }, viewerOf(parts, req))
  }
  router.get('/channels', web.may('channels.read'), async (req, res) => {
    await web.page(res, 'channels/channels', await modelOf(req))
  })
  router.get('/channels/live', web.may('channels.read'), async (req, res) => {
    await answerLive(web, req, res, {
      version: await queries.version(),
      part: 'partials/channels-body',
      model: () => modelOf(req),
    })
  })
  return router.use(maintenanceRoutes(parts), scanOrderRoutes(parts), keysRoutes(parts))
}
