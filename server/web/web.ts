import type { Request, RequestHandler, Response } from 'express'
import { isAllowed, type Permission, type Role } from '../domain/access/roles.js'
import { AppError, forbidden } from '../errors.js'
import type { Language } from '../text/say.js'
import { actorOf, type SignedIn } from './actor.js'
import { langOf } from './language.js'
import { shellModel, type Flash, type Layout, type ShellParts } from './shell-model.js'
import type { Views } from './views.js'

export interface PageOptions {
  status?: number
  /** `shell` with the rail (the default), `lone` for one task, `desk` for paper. */
  layout?: Layout
}

/** What every page needs, one for the whole program. */
export interface Web {
  /** Answers with views/pages/<name>.hbs in its layout; `title` stands in the head. */
  page(res: Response, name: string, model: { title: string }, options?: PageOptions): Promise<void>
  /** HTML of one template (path under views/) with language and csrf token, no layout: live parts, reports. */
  part(req: Request, name: string, model: object): string
  /** Lets through who may do it; who is not signed in goes to the sign-in page. */
  may(permission: Permission): RequestHandler
  /** Lets through these roles only; without roles anybody who is signed in. */
  only(...roles: Role[]): RequestHandler
  langOf(req: Request): Language
  userOf(req: Request): SignedIn
  /** Shown once, on the next page. */
  flash(req: Request, message: Flash): void
  /** To the page that the form stood on, or to the start. */
  back(req: Request, res: Response): void
}

export interface WebParts extends ShellParts {
  views: Views
}

export function makeWeb(parts: WebParts): Web {
  return {
    page: (res, name, model, options = {}) => answerPage(parts, res, { name, model, options }),
    part: (req, name, model) => parts.views.render(name, withRoot(req, model)),
    // What a guard asks stands on it: a test walks the routes and finds those without one.
    may: (permission) =>
      Object.assign(
        guard((actor) => isAllowed(actor.role, permission)),
        { permission },
      ),
    only: (...roles) =>
      Object.assign(
        guard(({ role }) => roles.length === 0 || (roles as string[]).includes(role)),
        { roles },
      ),
    langOf,
    userOf,
    flash: (req, message) => void (req.session.flash = message),
    back: (req, res) => res.redirect(303, cameFrom(req)),
  }
}

interface Asked {
  name: string
  model: { title: string }
  options: PageOptions
}

async function answerPage(parts: WebParts, res: Response, { name, model, options }: Asked): Promise<void> {
  const { req } = res
  const layout = options.layout ?? 'shell'
  const shell = await shellModel(parts, req, layout)
  const root = { ...withRoot(req, model), shell }
  const body = parts.views.render(`pages/${name}`, root)
  if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', 'private, no-cache')
  res.status(options.status ?? 200).send(parts.views.render(`layouts/${layout}`, { ...root, body }))
}

const withRoot = (req: Request, model: object) => ({
  ...model,
  language: langOf(req),
  csrfToken: formToken(req),
})

/** Forms are for who signed in, or whose session has a token already: no session is made for a passer-by. */
const formToken = (req: Request): string =>
  typeof actorOf(req)?.id === 'number' || req.session?.csrfToken ? (req.csrfToken?.() ?? '') : ''

/** Everybody but those whose password is still the made one: they change it first. */
const guard =
  (allows: (actor: SignedIn) => boolean): RequestHandler =>
  (req, res, next) => {
    const actor = actorOf(req)
    if (!actor) return askToSignIn(req, res)
    if (actor.mustChangePassword && !req.originalUrl.startsWith('/account/password'))
      return res.redirect(303, '/account/password')
    if (!allows(actor)) throw forbidden()
    next()
  }

function askToSignIn(req: Request, res: Response): void {
  if (req.get('x-live') || req.originalUrl.startsWith('/api/v1/'))
    throw new AppError('user', 'session.ended', {}, { status: 401 })
  const to = req.method === 'GET' ? req.originalUrl : cameFrom(req)
  res.redirect(303, to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`)
}

/** @throws AppError bug where no `may` or `only` stood before. */
function userOf(req: Request): SignedIn {
  const actor = actorOf(req)
  if (!actor) throw new AppError('bug', 'web.no-user')
  return actor
}

/** The page of ours that led here. A foreign or missing one: the start. */
function cameFrom(req: Request): string {
  const referrer = req.get('referer') ?? ''
  if (!URL.canParse(referrer)) return '/'
  const { host, pathname, search } = new URL(referrer)
  return host === req.get('host') ? pathname + search : '/'
}
