import type { ErrorRequestHandler, Request, Response } from 'express'
import type { Clock } from '../clock.js'
import type { AppError } from '../errors.js'
import type { Log } from '../log.js'
import { isSentenceKey, say, sayIfKnown, type Language } from '../text/say.js'
import { asAppError } from './as-app-error.js'
import { actorOf } from './actor.js'
import { faultNumber } from './fault-number.js'
import { acceptedLanguage } from './language.js'
import { resendOf } from './resend.js'
import type { Web } from './web.js'

export interface ErrorPageParts {
  log: Log
  web: Web
  clock: Clock
  timeZone: string
}

/** Every exception of a request ends here: a page in plain words, or JSON for programs. */
export function errorPage(parts: ErrorPageParts): ErrorRequestHandler {
  return async (thrown: unknown, req, res, next) => {
    const error = asAppError(thrown)
    const number = error.status >= 500 ? faultNumber(parts.clock.now(), parts.timeZone) : null
    logFault(parts.log, req, { error, number })
    if (res.headersSent) return next(thrown)
    if (req.originalUrl.startsWith('/api/')) return void answerJson(req, res, error)
    if (leftOpen(req, error)) return res.redirect(303, '/sign-in?stale=1')
    res.set('Cache-Control', 'no-store')
    const model = errorModel(parts.web.langOf(req), req, { error, number })
    await parts.web.page(res, 'error', model, { status: error.status, layout: 'lone' })
  }
}

interface Fault {
  error: AppError
  /** For what is ours: the person names it to the administrator. */
  number: string | null
}

function logFault(log: Log, req: Request, { error, number }: Fault): void {
  const entry = {
    fault: number,
    errorKey: error.key,
    status: error.status,
    method: req.method,
    path: req.path,
  }
  if (error.status >= 500) log.error({ ...entry, err: error.more.cause ?? error }, 'request failed')
  else log.info(entry, 'request refused')
}

function answerJson(req: Request, res: Response, error: AppError): void {
  const message = sayIfKnown(acceptedLanguage(req), `error.${error.key}`, error.params)
  const { details } = error.more
  res
    .status(error.status)
    .json({ error: { key: error.key, message, ...(details === undefined ? {} : { details }) } })
}

/** The sign-in page stood open so long that its session is gone: a new one serves as well. */
const leftOpen = (req: Request, error: AppError) =>
  req.path === '/sign-in' && ['csrf', 'session.ended'].includes(error.key)

function errorModel(language: Language, req: Request, { error, number }: Fault) {
  const stale = error.key === 'csrf' || error.key === 'session.ended'
  const resend = stale ? resendOf(req) : null
  return {
    title: say(language, titleKey(error)),
    text: sayIfKnown(language, `error.${error.key}`, error.params),
    next: nextStep(language, error, stale && !resend),
    number,
    icon: iconOf(error.status),
    retry: number && req.method === 'GET' ? req.originalUrl : null,
    signIn: error.key === 'session.ended',
    resend,
    signedIn: actorOf(req) !== undefined,
  }
}

/** `.next`, or `.anew` for a form that cannot be offered again; null where there is none. */
function nextStep(language: Language, error: AppError, anew: boolean): string | null {
  const key = `error.${error.key}.${anew ? 'anew' : 'next'}`
  return isSentenceKey(key) ? say(language, key, error.params) : null
}

const icons: Record<number, string> = { 401: 'key', 403: 'key', 404: 'search', 429: 'clock' }
const iconOf = (status: number) => (status >= 500 ? 'unknown' : (icons[status] ?? 'mismatch'))

function titleKey({ key, status }: AppError) {
  if (key === 'csrf') return 'error-page.stale'
  if (key === 'session.ended') return 'error-page.ended'
  if (status === 404) return 'error-page.not-found'
  if (status === 403 || status === 401) return 'error-page.forbidden'
  if (status === 429) return 'error-page.too-many'
  return status >= 500 ? 'error-page.failed' : 'error-page.refused'
}
