import { Router, type Request, type Response } from 'express'
import type { Role } from '../domain/access/roles.js'
import { say } from '../text/say.js'
import { actorOf } from '../web/actor.js'
import { choiceCookie } from '../web/cookies.js'
import { formFaults, readForm, type FormFaults } from '../web/form.js'
import { languageCookie } from '../web/language.js'
import { hashOfSession } from '../web/session-store.js'
import { themeCookie, themeOf } from '../web/shell-model.js'
import { addressLimit } from './address-limit.js'
import { languageForm, passwordForm, themeForm } from './users-forms.js'
import { accountPage, passwordPage } from './users-pages.js'
import type { UsersRoutesParts } from './users-routes-parts.js'

export function accountRoutes(parts: UsersRoutesParts): Router {
  const { web, service } = parts
  const router = Router()

  router.get('/account', web.only(), async (req, res) => {
    const { name, login, role } = web.userOf(req)
    const shown = { user: { name, login, role: role as Role }, theme: themeOf(req) }
    await web.page(res, 'users/account', accountPage(web.langOf(req), shown))
  })

  router.get('/account/password', web.only(), (req, res) => showPassword(parts, req, res))

  router.post('/account/password', web.only(), addressLimit(), async (req, res) => {
    const language = web.langOf(req)
    const { values, faults } = readForm(passwordForm, req.body, language)
    if (faults) return showPassword(parts, req, res, faults)
    const change = {
      old: values.oldPassword,
      fresh: values.newPassword,
      keepSession: hashOfSession(req.sessionID),
    }
    if (!(await service.changePassword(web.userOf(req).id!, change))) {
      const wrong = [{ field: 'oldPassword', text: say(language, 'password.old.wrong') }]
      return showPassword(parts, req, res, formFaults(wrong, req.body))
    }
    web.flash(req, { tone: 'note', text: say(language, 'password.changed') })
    res.redirect(303, '/account')
  })

  return router.use(choiceRoutes(parts))
}

/** Language and theme are chosen on the sign-in page too. */
function choiceRoutes({ web, service, secure }: UsersRoutesParts): Router {
  const router = Router()
  router.post('/language', async (req, res) => {
    const { values } = readForm(languageForm, req.body, web.langOf(req))
    if (values) {
      res.cookie(languageCookie, values.language, choiceCookie(secure))
      const id = actorOf(req)?.id
      if (typeof id === 'number') await service.chooseLanguage(id, values.language)
    }
    web.back(req, res)
  })
  router.post('/theme', (req, res) => {
    const { values } = readForm(themeForm, req.body, web.langOf(req))
    if (values) res.cookie(themeCookie, values.theme, choiceCookie(secure))
    web.back(req, res)
  })
  return router
}

async function showPassword(
  { web }: UsersRoutesParts,
  req: Request,
  res: Response,
  form?: FormFaults,
): Promise<void> {
  const { login, mustChangePassword: forced } = web.userOf(req)
  const model = passwordPage(web.langOf(req), { login, forced, form })
  res.set('Cache-Control', 'no-store')
  await web.page(res, 'users/password', model, {
    layout: model.forced ? 'lone' : 'shell',
    status: form ? 422 : 200,
  })
}
