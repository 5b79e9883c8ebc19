import { Router, type Request, type Response } from 'express'
import { actorOf } from '../web/actor.js'
import { formFaults, readForm, type FormFaults } from '../web/form.js'
import { longestMs } from '../web/session-store.js'
import { signIn } from './sign-in.js'
import { addressLimit } from './address-limit.js'
import { ownAddress, signInForm } from './users-forms.js'
import { signInPage } from './users-pages.js'
import type { UsersRoutesParts } from './users-routes-parts.js'

export function signInRoutes(parts: UsersRoutesParts): Router {
  const { web, clock } = parts
  const router = Router()

  router.get('/sign-in', async (req, res) => {
    if (actorOf(req)) return res.redirect(303, ownAddress(req.query.to))
    req.csrfToken!()
    await showSignIn(parts, req, res, 'stale' in req.query ? { notice: 'stale' } : {})
  })

  router.post('/sign-in', addressLimit(parts.failuresPerAddress), async (req, res) => {
    const { values, faults } = readForm(signInForm, req.body, web.langOf(req))
    if (faults) return showSignIn(parts, req, res, { form: faults })
    const id = await signIn(parts, values)
    if (id === null) return showSignIn(parts, req, res, { notice: 'refused', form: formFaults([], req.body) })
    await renewSession(req)
    const keep = values.keep === 'on'
    Object.assign(req.session, { userId: id, signedInAt: clock.now(), keep })
    if (keep) req.session.cookie.maxAge = longestMs
    res.redirect(303, ownAddress((req.body as { to?: unknown }).to))
  })

  router.post('/sign-out', async (req, res) => {
    await new Promise<void>((resolve, reject) =>
      req.session.destroy((error?: Error) => (error ? reject(error) : resolve())),
    )
    res.redirect(303, '/sign-in')
  })

  return router
}

async function showSignIn(
  { web, queries }: UsersRoutesParts,
  req: Request,
  res: Response,
  shown: { notice?: 'stale' | 'refused'; form?: FormFaults },
): Promise<void> {
  const to = ownAddress(req.query.to ?? (req.body as { to?: unknown } | undefined)?.to)
  const administrators = await queries.administratorNames()
  const model = signInPage(web.langOf(req), { ...shown, to, administrators })
  res.set('Cache-Control', 'no-store')
  await web.page(res, 'users/sign-in', model, { layout: 'lone', status: shown.form ? 422 : 200 })
}

/** A new id for the signed-in: whoever planted or saw the old one has nothing. */
const renewSession = (req: Request) =>
  new Promise<void>((resolve, reject) =>
    req.session.regenerate((error?: Error) => (error ? reject(error) : resolve())),
  )
