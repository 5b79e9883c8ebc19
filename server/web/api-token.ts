import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { AppError } from '../errors.js'
import { setActor } from './actor.js'
import { acceptedLanguage } from './language.js'
import type { TokenJournal } from './token-journal.js'

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Lets an outside program through by its bearer token. Without a configured one nobody is let through.
 * @throws AppError user `api.token` (401)
 */
export function apiToken(token: string | undefined, journal?: TokenJournal): RequestHandler {
  const expected = token === undefined ? null : digest(token)
  return async (req, res, next) => {
    const given = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '')?.[1]
    // Digests are of one length, so that the comparison tells nothing of the token's.
    const same = timingSafeEqual(digest(given ?? ''), expected ?? digest('')) && given !== undefined
    const accepted = expected !== null && same
    await journal?.({ accepted, address: req.ip ?? '' })
    if (!accepted) {
      res.set('WWW-Authenticate', 'Bearer')
      throw new AppError('user', expected ? 'api.token' : 'api.no-token', {}, { status: 401 })
    }
    setActor(req, {
      id: null,
      login: 'program',
      name: 'program',
      role: 'program',
      language: acceptedLanguage(req),
      mustChangePassword: false,
    })
    next()
  }
}
