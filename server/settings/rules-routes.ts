import { Router, type Request, type Response } from 'express'
import type { Clock } from '../clock.js'
import { isAllowed } from '../domain/access/roles.js'
import { momentOf } from '../domain/dates.js'
import { isCaseId, type CaseId } from '../domain/verdict/cases.js'
import { notFound } from '../errors.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment } from '../text/when.js'
import { readId } from '../web/api-input.js'
import { readForm, type FormFaults } from '../web/form.js'
import type { Web } from '../web/web.js'
import { cellPage, groupRulesPage } from './cell-pages.js'
import { dayWord } from './matrix.js'
import { caseWord, effectWord, groupOfPath, groupWord } from './rule-look.js'
import { cellForm, groupForm, isGroup, readPause, shareForm } from './rules-forms.js'
import { rulesJournalPage } from './rules-journal-page.js'
import { pausePage, rulesPage } from './rules-pages.js'
import type { RulesQueries } from './rules-queries.js'
import type { RulesService } from './rules-service.js'
import { tillSheetPage } from './till-sheet.js'

export interface RulesRoutesParts {
  web: Web
  clock: Clock
  zone: string
  storeName: string
  rules: { service: RulesService; queries: RulesQueries }
}

/** The rules of the till: the matrix, its changes, the sheet for cashiers. */
export function rulesRoutes(parts: RulesRoutesParts): Router {
  const { web, rules, storeName } = parts
  const router = Router()
  router.get('/rules', web.may('rules.read'), async (req, res) => {
    const { role } = web.userOf(req)
    const [store, pauses] = await Promise.all([rules.queries.readRules(), rules.queries.runningPauses()])
    const shown = {
      rules: store,
      pauses,
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
    const before = Number(req.query.before)
    const page = await rules.queries.journal(Number.isSafeInteger(before) && before > 0 ? before : null)
    await web.page(res, 'rules/journal', rulesJournalPage(page, viewerOf(parts, req)))
  })
  return router.use(cellRoutes(parts), groupRoutes(parts), pauseRoutes(parts))
}

const viewerOf = ({ web, clock, zone }: RulesRoutesParts, req: Request): Viewer => ({
  lang: web.langOf(req),
  zone,
  now: clock.now(),
})

/** @throws AppError user `rules.no-cell` */
function readCell(req: Request): { group: string; caseId: CaseId } {
  const group = groupOfPath(String(req.params.group))
  const caseId = String(req.params.case)
  if (!isGroup(group) || !isCaseId(caseId)) throw notFound('rules.no-cell')
  return { group, caseId }
}

function cellRoutes(parts: RulesRoutesParts): Router {
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

function groupRoutes(parts: RulesRoutesParts): Router {
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
  return router
}

function pauseRoutes(parts: RulesRoutesParts): Router {
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
