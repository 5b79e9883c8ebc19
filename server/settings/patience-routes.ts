import { Router, type Request, type Response } from 'express'
import { isAllowed } from '../domain/access/roles.js'
import { notFound } from '../errors.js'
import { say } from '../text/say.js'
import type { FormFaults } from '../web/form.js'
import { readPatienceForm } from './patience-form.js'
import { patienceGroupPage, patienceHref, patiencePage } from './patience-pages.js'
import { groupOfPath, groupWord } from './rule-look.js'
import { isGroup } from './rules-forms.js'
import { viewerOf, type RulesRoutesParts } from './rules-routes-parts.js'

/** How long answers of ЧЗ are waited for. */
export function patienceRoutes(parts: RulesRoutesParts): Router {
  const { web, rules } = parts
  const router = Router()
  const readGroup = (name: unknown): string => {
    const group = groupOfPath(String(name))
    if (!isGroup(group)) throw notFound('rules.no-cell')
    return group
  }
  const show = async (req: Request, res: Response, form?: FormFaults) => {
    const shown = { group: readGroup(req.params.group), form }
    const model = patienceGroupPage(await rules.queries.patience(), shown, viewerOf(parts, req))
    await web.page(res, 'rules/patience-group', model, { status: form ? 422 : 200 })
  }
  router.get('/rules/patience', web.may('rules.read'), async (req, res) => {
    const mayChange = isAllowed(web.userOf(req).role, 'rules.change')
    const { group } = req.query
    if (mayChange && typeof group === 'string') return res.redirect(303, patienceHref(readGroup(group)))
    await web.page(
      res,
      'rules/patience',
      patiencePage(await rules.queries.patience(), mayChange, viewerOf(parts, req)),
    )
  })
  router.get('/rules/patience/:group', web.may('rules.change'), (req, res) => show(req, res))
  router.post('/rules/patience/:group', web.may('rules.change'), async (req, res) => {
    const group = readGroup(req.params.group)
    const lang = web.langOf(req)
    const own = await rules.queries.patience()
    const { values, faults } = readPatienceForm(req.body, { group, own, lang })
    if (faults) return show(req, res, faults)
    await rules.service.setPatience(web.userOf(req).id!, { group, patience: values })
    web.flash(req, { tone: 'note', text: say(lang, 'patience.saved', { group: groupWord(lang, group) }) })
    res.redirect(303, '/rules/patience')
  })
  return router
}
