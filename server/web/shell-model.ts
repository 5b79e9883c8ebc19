import type { Request } from 'express'
import { say, type Language } from '../text/say.js'
import { actorOf } from './actor.js'
import type { Assets } from './assets.js'
import { cookieOf } from './cookies.js'
import { langOf } from './language.js'
import { sections } from './sections.js'

export const themeCookie = 'theme'

/** `shell` has the rail, `lone` is for one task, `desk` for paper. */
export type Layout = 'shell' | 'lone' | 'desk'

/** A message that is shown once. */
export interface Flash {
  tone: 'sell' | 'risk' | 'wait' | 'note'
  text: string
}

/** How the line to ЧЗ is doing, in words of the page's language. */
export interface LineHealth {
  tone: 'sell' | 'risk' | 'wait'
  word: string
  detail: string
}

export interface ShellParts {
  assets: Assets
  /** The training contour says so on every page. */
  training: boolean
  /** Name and address of the store, shown where people sign in. */
  storeName?: string
  lineHealth(language: Language): Promise<LineHealth>
}

/** What the layouts read as `shell`. */
export interface Shell {
  styles: string[]
  scripts: string[]
  favicon: string
  theme: string
  training: boolean
  storeName: string
  user: { name: string; role: string } | null
  nav: { href: string; icon: string; word: string; current: boolean }[]
  accountIsCurrent: boolean
  lineIsCurrent: boolean
  line: (LineHealth & { icon: string }) | null
  flash: (Flash & { icon: string }) | null
}

/** What stands around the page: sections, health of the line, who is signed in. */
export async function shellModel(parts: ShellParts, req: Request, layout: Layout): Promise<Shell> {
  const actor = actorOf(req)
  const language = langOf(req)
  const path = req.originalUrl.split('?')[0]!
  const railed = layout === 'shell' && actor !== undefined
  return {
    styles: parts.assets.styles,
    scripts: parts.assets.scripts,
    favicon: parts.assets.url('favicon.svg'),
    theme: themeOf(req),
    training: parts.training,
    storeName: parts.storeName ?? '',
    user: actor ? { name: actor.name, role: say(language, `role.${actor.role}`) } : null,
    nav: railed ? navOf(language, path, actor.role) : [],
    accountIsCurrent: isUnder(path, '/account'),
    lineIsCurrent: isUnder(path, '/channels'),
    line: railed ? await lineOf(parts, language) : null,
    flash: takeFlash(req),
  }
}

export function themeOf(req: Request): 'light' | 'dark' | '' {
  const theme = cookieOf(req, themeCookie)
  return theme === 'light' || theme === 'dark' ? theme : ''
}

const navOf = (language: Language, path: string, role: string) =>
  sections
    .filter((section) => !section.role || section.role === role)
    .map(({ href, icon, word }) => ({ href, icon, word: say(language, word), current: isUnder(path, href) }))

const isUnder = (path: string, section: string) => path === section || path.startsWith(`${section}/`)

async function lineOf(parts: ShellParts, language: Language) {
  const health = await parts.lineHealth(language)
  return { ...health, icon: health.tone === 'wait' ? 'offline' : 'link' }
}

function takeFlash(req: Request) {
  const flash = req.session?.flash
  if (!flash) return null
  delete req.session.flash
  return { ...flash, icon: flash.tone === 'note' ? 'sell' : flash.tone }
}
