import { Router, type Request, type Response } from 'express'
import { notFound } from '../errors.js'
import { say } from '../text/say.js'
import { readForm, type FormFaults } from '../web/form.js'
import { groupRulesPage } from './cell-pages.js'
import { groupWord } from './rule-look.js'
import { groupForm, isGroup, shareForm } from './rules-forms.js'
import { viewerOf, type RulesRoutesParts } from './rules-routes-parts.js'

/** The day of a group and how early it warns; the share from which nothing is signed. */
export function groupRoutes(parts: RulesRoutesParts): Router {
  const { web, rules } = parts
  const router = Router()
  const readGroup = (req: Request): string => {
    const group = String(req.params.group)
    if (!isGroup(group) || group === '') throw notFound('rules.no-cell')
    return group
  }
  const show = async (req: Request, res: Response, form?: FormFaults) => {
    const shown = { group: readGroup(req), form }
    const model = groupRulesPage(await rules.queries.readRules(), shown, viewerOf(parts, req))
    await web.page(res, 'rules/group', model, { status: form ? 422 : 200 })
  }
  router.get('/rules/groups/:group', web.may('rules.change'), (req, res) => show(req, res))
  router.post('/rules/groups/:group', web.may('rules.change'), async (req, res) => {
    const group = readGroup(req)
    const lang = web.langOf(req)
    const { values, faults } = readForm(groupForm, req.body, lang)
    if (faults) return show(req, res, faults)
    const change = { dutyOn: values.dutyOn, shelfLifeDays: values.days }
    await rules.service.setGroup(web.userOf(req).id!, group, change)
    web.flash(req, { tone: 'note', text: say(lang, 'group-rule.saved', { group: groupWord(lang, group) }) })
    res.redirect(303, '/rules')
  })
  router.post('/rules/share', web.may('rules.change'), async (req, res) => {
    const lang = web.langOf(req)
    const { values, faults } = readForm(shareForm, req.body, lang)
    if (faults) web.flash(req, { tone: 'risk', text: faults.list[0]!.text })
    else {
      await rules.service.setShare(web.userOf(req).id!, values.percent / 100)
      web.flash(req, { tone: 'note', text: say(lang, 'share.saved', { percent: values.percent }) })
    }
    res.redirect(303, '/rules')
  })
  router.post('/rules/document-check', web.may('rules.change'), async (req, res) => {
    const isOn = (req.body as Record<string, unknown> | undefined)?.onUpload === 'on'
    await rules.service.setDocumentCheck(web.userOf(req).id!, isOn)
    const text = say(web.langOf(req), `document-setting.saved.${isOn ? 'on' : 'off'}`)
    web.flash(req, { tone: 'note', text })
    res.redirect(303, '/rules')
  })
  return router
}
