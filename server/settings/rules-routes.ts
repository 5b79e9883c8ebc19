import { Router } from 'express'
import { isAllowed } from '../domain/access/roles.js'
import { rowIdOf } from '../web/row-id.js'
import { cellRoutes } from './cell-routes.js'
import { groupRoutes } from './group-routes.js'
import { patienceRoutes } from './patience-routes.js'
import { pauseRoutes } from './pause-routes.js'
import { rulesJournalPage } from './rules-journal-page.js'
import { rulesPage } from './rules-pages.js'
import { viewerOf, type RulesRoutesParts } from './rules-routes-parts.js'
import { tillSheetPage } from './till-sheet.js'

/** The rules of the till: the matrix, its changes, the sheet for cashiers. */
export function rulesRoutes(parts: RulesRoutesParts): Router {
  const { web, rules, storeName } = parts
  const router = Router()
  router.get('/rules', web.may('rules.read'), async (req, res) => {
    const { role } = web.userOf(req)
    const [store, pauses, checksDocuments] = await Promise.all([
      rules.queries.readRules(),
      rules.queries.runningPauses(),
      rules.queries.checksDocuments(),
    ])
    const shown = {
      rules: store,
      pauses,
      checksDocuments,
      store: storeName,
      mayChange: isAllowed(role, 'rules.change'),
      mayPause: isAllowed(role, 'rules.pause'),
      allGroups: req.query.groups === 'all',
    }
    await web.page(res, 'rules/rules', rulesPage(shown, viewerOf(parts, req)))
  })
  router.get('/rules/sheet', web.may('rules.read'), async (req, res) => {
    const model = tillSheetPage({ store: storeName }, viewerOf(parts, req))
    await web.page(res, 'rules/till-sheet', model, { layout: 'desk' })
  })
  router.get('/rules/journal', web.may('rules.read'), async (req, res) => {
    const page = await rules.queries.journal(rowIdOf(req.query.before))
    await web.page(res, 'rules/journal', rulesJournalPage(page, viewerOf(parts, req)))
  })
  return router.use(cellRoutes(parts), groupRoutes(parts), pauseRoutes(parts), patienceRoutes(parts))
}
