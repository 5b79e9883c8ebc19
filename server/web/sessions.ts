import type { RequestHandler, Response } from 'express'
import session from 'express-session'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { SessionStore } from './session-store.js'
import type { Flash } from './shell-model.js'

declare module 'express-session' {
  interface SessionData {
    userId?: number
    /** Unix ms. */
    signedInAt?: number
    /** «Рабочий терминал»: idle till the end of the shift. */
    keep?: boolean
    flash?: Flash
  }
}

export interface SessionParts {
  database: Database
  /** Signs the cookie. */
  secret: string
  /** TLS: the cookie goes over it only. */
  secure: boolean
  clock: Clock
}

/** The session of a browser, kept in the database. Nothing is stored for who neither signs in nor opens a form. */
export function sessions({ database, secret, secure, clock }: SessionParts): RequestHandler {
  const store = new SessionStore(database, clock)
  const handler = session({
    name: secure ? '__Host-dopusk' : 'dopusk',
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  })
  return (req, res, next) => {
    redirectAfterSaving(res)
    handler(req, res, (error?: unknown) => {
      // A page that asks for news by itself keeps nobody signed in.
      if (!error && req.get('x-live')) store.leaveIdle(req.session)
      next(error)
    })
  }
}

/**
 * express-session sends the head of an answer that has a body before the session is saved, and a browser follows a
 * redirect at its head: the next page would miss the sign-in or the message. Without a body the answer waits.
 */
function redirectAfterSaving(res: Response): void {
  res.redirect = (first: string | number, second?: string | number) => {
    const [status, to] = typeof first === 'number' ? [first, String(second)] : [302, first]
    res.status(status).location(to).end()
  }
}
