import { Router, type Request, type Response } from 'express'
import { momentOf } from '../domain/dates.js'
import { isCaseId, type CaseId } from '../domain/verdict/cases.js'
import { notFound } from '../errors.js'
import { say } from '../text/say.js'
import { readForm, type FormFaults } from '../web/form.js'
import { cellPage } from './cell-pages.js'
import { dayWord } from './matrix.js'
import { caseWord, effectWord, groupOfPath, groupWord } from './rule-look.js'
import { cellForm, isGroup } from './rules-forms.js'
import { viewerOf, type RulesRoutesParts } from './rules-routes-parts.js'

/** @throws AppError user `rules.no-cell` */
function readCell(req: Request): { group: string; caseId: CaseId } {
  const group = groupOfPath(String(req.params.group))
  const caseId = String(req.params.case)
  if (!isGroup(group) || !isCaseId(caseId)) throw notFound('rules.no-cell')
  return { group, caseId }
}

/** One cell of the matrix: what to do, from which day on. */
export function cellRoutes(parts: RulesRoutesParts): Router {
  const { web, rules } = parts
  const router = Router()
  const path = '/rules/cells/:group/:case'
  const show = async (req: Request, res: Response, form?: FormFaults) => {
    const model = cellPage(await rules.queries.readRules(), { ...readCell(req), form }, viewerOf(parts, req))
    await web.page(res, 'rules/cell', model, { status: form ? 422 : 200 })
  }
  router.get(path, web.may('rules.change'), (req, res) => show(req, res))
  router.post(path, web.may('rules.change'), async (req, res) => {
    const viewer = viewerOf(parts, req)
    const { lang, zone } = viewer
    const { group, caseId } = readCell(req)
    const { values, faults } = readForm(cellForm(viewer), req.body, lang)
    if (faults) return show(req, res, faults)
    const { effect } = values
    const fromAt = momentOf(values.fromOn, '00:00', zone)
    await rules.service.setRule(web.userOf(req).id!, { productGroup: group, caseId, effect, fromAt })
    const word =
      effect === 'official'
        ? say(lang, 'rules-journal.as-rules')
        : effectWord(lang, { caseId, effect }, 'long')
    const names = { group: groupWord(lang, group), case: caseWord(lang, caseId) }
    const text = say(lang, 'cell.saved', { ...names, effect: word, day: dayWord(fromAt, viewer) })
    web.flash(req, { tone: 'note', text })
    res.redirect(303, '/rules')
  })
  return router
}
