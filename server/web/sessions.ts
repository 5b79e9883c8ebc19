import type { RequestHandler } from 'express'
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
  return (req, res, next) =>
    handler(req, res, (error?: unknown) => {
      // A page that asks for news by itself keeps nobody signed in.
      if (!error && req.get('x-live')) store.leaveIdle(req.session)
      next(error)
    })
}
