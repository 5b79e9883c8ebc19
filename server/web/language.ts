import type { Request } from 'express'
import type { Language } from '../text/say.js'
import { actorOf } from './actor.js'
import { cookieOf } from './cookies.js'

export const languageCookie = 'language'

/** The language of a page: the person's own, else the browser's last choice, else Russian. */
export function langOf(req: Request): Language {
  const actor = actorOf(req)
  if (actor) return actor.language
  return cookieOf(req, languageCookie) === 'en' ? 'en' : 'ru'
}

/** The language of an answer to a program: Accept-Language, else Russian. */
export const acceptedLanguage = (req: Request): Language =>
  req.acceptsLanguages(['ru', 'en']) === 'en' ? 'en' : 'ru'
