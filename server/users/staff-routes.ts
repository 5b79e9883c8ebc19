import { Router, type Request, type Response } from 'express'
import { forbidden, notFound } from '../errors.js'
import { say } from '../text/say.js'
import { readId } from '../web/api-input.js'
import { formFaults, readForm, type FormFaults } from '../web/form.js'
import { newUserForm, userForm } from './users-forms.js'
import { madePasswordPage, userPage, usersPage } from './users-pages.js'
import type { UserRow } from './users-queries.js'
import type { UsersRoutesParts } from './users-routes-parts.js'

/** The administrator's list of users: who works here, in which role. */
export function staffRoutes(parts: UsersRoutesParts): Router {
  const { web, service } = parts
  const router = Router()
  router.use('/users', web.only('administrator'))

  router.get('/users', (req, res) => showUsers(parts, req, res))

  router.post('/users', async (req, res) => {
    const language = web.langOf(req)
    const { values, faults } = readForm(newUserForm, req.body, language)
    if (faults) return showUsers(parts, req, res, faults)
    const password = await service.addUser(web.userOf(req).id!, values)
    if (password === null) {
      const taken = [{ field: 'login', text: say(language, 'user.login.taken') }]
      return showUsers(parts, req, res, formFaults(taken, req.body))
    }
    await showMadePassword(parts, res, { ...values, password })
  })

  router.get('/users/:id', async (req, res) => showUser(parts, req, res, await findUser(parts, req)))

  router.post('/users/:id', async (req, res) => {
    const user = await findUser(parts, req)
    const { values, faults } = readForm(userForm, req.body, web.langOf(req))
    if (faults) return showUser(parts, req, res, { ...user, faults })
    // Nobody takes the administrator's role from themselves: one always stays.
    const role = user.id === web.userOf(req).id ? user.role : values.role
    await service.renameUser(web.userOf(req).id!, user.id, { name: values.name, role })
    web.flash(req, { tone: 'note', text: say(web.langOf(req), 'user.saved') })
    res.redirect(303, `/users/${user.id}`)
  })

  return router.use(accessRoutes(parts))
}

function accessRoutes(parts: UsersRoutesParts): Router {
  const { web, service } = parts
  const router = Router()

  router.post('/users/:id/password', async (req, res) => {
    const user = await findOther(parts, req)
    const password = await service.renewPassword(web.userOf(req).id!, user.id)
    await showMadePassword(parts, res, { name: user.name, login: user.login, password })
  })

  router.post('/users/:id/closing', async (req, res) => {
    const user = await findOther(parts, req)
    await service.closeAccount(web.userOf(req).id!, user.id)
    res.redirect(303, `/users/${user.id}`)
  })

  router.post('/users/:id/opening', async (req, res) => {
    const user = await findOther(parts, req)
    await service.openAccount(web.userOf(req).id!, user.id)
    res.redirect(303, `/users/${user.id}`)
  })

  return router
}

async function findUser({ queries }: UsersRoutesParts, req: Request): Promise<UserRow> {
  const user = await queries.findUser(readId(req, 'user.unknown'))
  if (!user) throw notFound('user.unknown')
  return user
}

/** Nobody locks themselves out. */
async function findOther(parts: UsersRoutesParts, req: Request): Promise<UserRow> {
  const user = await findUser(parts, req)
  if (user.id === parts.web.userOf(req).id) throw forbidden('user.self')
  return user
}

async function showUsers(
  { web, queries, clock }: UsersRoutesParts,
  req: Request,
  res: Response,
  form?: FormFaults,
): Promise<void> {
  const model = usersPage(web.langOf(req), { users: await queries.listUsers(), now: clock.now(), form })
  await web.page(res, 'users/list', model, { status: form ? 422 : 200 })
}

async function showUser(
  { web, clock }: UsersRoutesParts,
  req: Request,
  res: Response,
  { faults: form, ...user }: UserRow & { faults?: FormFaults },
): Promise<void> {
  const isSelf = user.id === web.userOf(req).id
  const model = userPage(web.langOf(req), { user, now: clock.now(), isSelf, form })
  await web.page(res, 'users/user', model, { status: form ? 422 : 200 })
}

async function showMadePassword(
  { web }: UsersRoutesParts,
  res: Response,
  made: { name: string; login: string; password: string },
): Promise<void> {
  res.set('Cache-Control', 'no-store')
  await web.page(res, 'users/made-password', madePasswordPage(web.langOf(res.req), made))
}
