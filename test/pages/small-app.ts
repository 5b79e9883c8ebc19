import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router, type Express } from 'express'
import supertest from 'supertest'
import type { Clock } from '../../server/clock.js'
import { silentLog } from '../../server/log.js'
import { UsersQueries } from '../../server/users/users-queries.js'
import { usersRoutes } from '../../server/users/users-routes.js'
import { UsersService } from '../../server/users/users-service.js'
import { apiToken } from '../../server/web/api-token.js'
import { loadAssets } from '../../server/web/assets.js'
import { csrf } from '../../server/web/csrf.js'
import { currentUser } from '../../server/web/current-user.js'
import { errorPage } from '../../server/web/error-page.js'
import { galleryRoutes } from '../../server/web/gallery.js'
import { nothingHere } from '../../server/web/not-found.js'
import { securityHeaders } from '../../server/web/security.js'
import { sessions } from '../../server/web/sessions.js'
import { tokenJournal } from '../../server/web/token-journal.js'
import { upload } from '../../server/web/upload.js'
import { loadViews } from '../../server/web/views.js'
import { makeWeb, type Web } from '../../server/web/web.js'
import { freshDatabase, testFolder } from '../database.js'

export type TestDatabase = Awaited<ReturnType<typeof freshDatabase>>

/** A clock that is moved by hand; waiting moves it. */
export interface HandClock extends Clock {
  move(ms: number): void
}

export function handClock(start = Date.UTC(2026, 10, 24, 9, 0)): HandClock {
  let now = start
  return {
    now: () => now,
    wait: async (ms) => void (now += ms),
    move: (ms) => void (now += ms),
  }
}

export interface SmallApp {
  app: Express
  database: TestDatabase
  clock: HandClock
  service: UsersService
  passwordFile: string
  uploads: string
  /** A browser of its own. */
  browser: () => ReturnType<typeof supertest.agent>
}

export interface SmallAppOptions {
  secure?: boolean
  training?: boolean
  token?: string
  failuresPerAddress?: number
  /** Routes of a test, behind session and csrf. */
  pages?: (web: Web, database: TestDatabase, clock: HandClock) => Router
  /** Routes of a test under /api/v1. */
  api?: (web: Web) => Router
}

// Read once: nothing changes them.
const views = loadViews()
const assets = loadAssets()

/** The shell, sign-in and users on a database of their own: what the whole program composes, without its nouns. */
export async function smallApp(options: SmallAppOptions = {}): Promise<SmallApp> {
  const database = await freshDatabase()
  const clock = handClock()
  const secure = options.secure ?? false
  const folder = mkdtempSync(join(testFolder, 'web-'))
  const passwordFile = join(folder, 'admin-password.txt')
  const uploads = join(folder, 'uploads')
  const service = new UsersService({ database, clock, passwordFile })
  const queries = new UsersQueries({ database })
  const lineHealth = async () => ({ tone: 'sell' as const, word: 'ЧЗ отвечает', detail: 'за 0,3 с' })
  const web = makeWeb({
    views,
    assets,
    training: options.training ?? false,
    storeName: 'Полянка',
    lineHealth,
  })
  const files = upload({ folder: uploads, maxMegabytes: 1 })
  const app = express()
  app.use(securityHeaders({ secure }), assets.router)
  app.use(
    '/api/v1',
    apiToken(options.token, tokenJournal({ database, clock })),
    options.api?.(web) ?? Router(),
  )
  app.use(express.urlencoded({ extended: false }))
  app.use(sessions({ database, secret: 'a secret of the tests', secure, clock }))
  app.use(
    currentUser((id) => queries.findSignedIn(id)),
    csrf({ upload: files }),
  )
  app.use(
    usersRoutes({
      database,
      clock,
      service,
      queries,
      web,
      secure,
      failuresPerAddress: options.failuresPerAddress,
    }),
  )
  app.use(galleryRoutes({ web, views }), options.pages?.(web, database, clock) ?? Router())
  app.use(nothingHere(), errorPage({ log: silentLog, web, clock, timeZone: 'Europe/Moscow' }))
  const browser = () => supertest.agent(app)
  return { app, database, clock, service, passwordFile, uploads, browser }
}

export type Browser = ReturnType<SmallApp['browser']>

/** The token of the first form of a page. */
export const tokenIn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

export async function signIn(browser: Browser, login: string, password: string) {
  const { text } = await browser.get('/sign-in').expect(200)
  return browser
    .post('/sign-in')
    .type('form')
    .send({ _csrf: tokenIn(text), login, password })
}

/** Fills in the form of a page and sends it. */
export async function send(browser: Browser, page: string, to: string, fields: Record<string, string> = {}) {
  const { text } = await browser.get(page)
  return browser
    .post(to)
    .type('form')
    .send({ _csrf: tokenIn(text), ...fields })
}
