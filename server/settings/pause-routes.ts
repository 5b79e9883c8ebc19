import { Router } from 'express'
import { say } from '../text/say.js'
import { comingMoment } from '../text/when.js'
import { readId } from '../web/api-input.js'
import { caseWord, groupWord } from './rule-look.js'
import { readPause } from './rules-forms.js'
import { pausePage } from './rules-pages.js'
import { viewerOf, type RulesRoutesParts } from './rules-routes-parts.js'

/** A check is switched off for a time, and returned. */
export function pauseRoutes(parts: RulesRoutesParts): Router {
  const { web, rules } = parts
  const router = Router()
  router.post('/rules/pauses', web.may('rules.pause'), async (req, res) => {
    const viewer = viewerOf(parts, req)
    const { lang } = viewer
    const { values, faults } = readPause(req.body, viewer)
    if (faults) {
      const model = pausePage({ rules: await rules.queries.readRules() }, faults, viewer)
      return web.page(res, 'rules/pause', model, { status: 422 })
    }
    await rules.service.pauseCheck(web.userOf(req).id!, values)
    const names = { group: groupWord(lang, values.productGroup), case: caseWord(lang, values.caseId) }
    const until = comingMoment(values.untilAt, viewer)
    web.flash(req, { tone: 'note', text: say(lang, 'pause.made', { ...names, until }) })
    res.redirect(303, '/rules')
  })
  router.post('/rules/pauses/:id/ending', web.may('rules.pause'), async (req, res) => {
    const wasOff = await rules.service.endPause(web.userOf(req).id!, readId(req, 'rules.no-pause'))
    const text = say(web.langOf(req), wasOff ? 'pause.ended' : 'pause.stale-ended')
    web.flash(req, { tone: 'note', text })
    res.redirect(303, '/rules')
  })
  return router
}
