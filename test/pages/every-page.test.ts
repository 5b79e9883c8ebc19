import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../../server/api-docs/endpoints.js'
import { systemClock } from '../../server/clock.js'
import { readConfig } from '../../server/config.js'
import { isAllowed, roles, type Role } from '../../server/domain/access/roles.js'
import { silentLog } from '../../server/log.js'
import { wire } from '../../server/wiring.js'
import { cisList } from '../codes.js'
import { testFolder } from '../database.js'
import { routesOf, type FoundRoute } from '../routes.js'
import { signIn, tokenIn, type Browser } from './small-app.js'

const apiToken = 'a-token-of-the-tests-that-is-long-enough'
const password = 'a-long-password-of-the-tests'
type Program = Awaited<ReturnType<typeof wire>>

async function startProgram(): Promise<Program> {
  const folder = mkdtempSync(join(testFolder, 'pages-'))
  const { config, faults } = readConfig({
    DATABASE_URL: `sqlite:${join(folder, 'dopusk.sqlite')}`,
    DOPUSK_SECRET_FILE: join(folder, 'secret'),
    CRPT_TRUE_API_URL: 'http://127.0.0.1:9',
    DOPUSK_API_TOKEN: apiToken,
  })
  if (faults) throw new Error(JSON.stringify(faults))
  return wire(config, { log: silentLog, clock: systemClock })
}

/** Open to everybody: the door itself, choices of a browser, what watches the program, and what /api/docs shows here. */
const open = new Set([
  'get /',
  'get /sign-in',
  'post /sign-in',
  'post /sign-out',
  'post /language',
  'post /theme',
  'get /healthz',
  'get /readyz',
  'get /metrics',
  'get /api/v1/openapi.json',
  'get /api/docs',
  'get /api/docs/openapi.json',
  'get /api/docs/swagger-ui-bundle.js',
  'get /api/docs/swagger-ui.css',
])
const nameOf = ({ method, path }: FoundRoute) => `${method} ${path}`

let program: Program
let routes: FoundRoute[]
const browsers = new Map<Role, Browser>()

async function makePeople(): Promise<void> {
  await program.users.ensureAdministrator({ password })
  for (const [index, role] of roles.filter((one) => one !== 'administrator').entries()) {
    const made = await program.users.addUser(1, { login: role, name: role, role })
    await program.users.changePassword(index + 2, { old: made!, fresh: password, keepSession: '' })
  }
}

async function openBrowser(role: Role): Promise<void> {
  const browser = supertest.agent(program.app)
  const { status } = await signIn(browser, role === 'administrator' ? 'admin' : role, password)
  expect(status, role).toBe(303)
  browsers.set(role, browser)
}

beforeAll(async () => {
  program = await startProgram()
  await makePeople()
  for (const role of roles) await openBrowser(role)
  const handedIn = await supertest(program.app)
    .post('/api/v1/deliveries')
    .set('authorization', `Bearer ${apiToken}`)
    .type('text/plain')
    .send(cisList(2).join('\n'))
  expect(handedIn.status).toBe(201)
  routes = routesOf(program.app)
})
afterAll(async () => {
  await program.stopWork(0)
  await program.close()
})

/** Reading looks at the first row; what would change something names one that is not there. */
const addressOf = ({ method, path }: FoundRoute) => path.replace(/:\w+/g, method === 'get' ? '1' : '999999')

async function ask(browser: Browser, route: FoundRoute) {
  const address = addressOf(route)
  if (route.method === 'get') return browser.get(address)
  const { text } = await browser.get('/account')
  return browser
    .post(address)
    .type('form')
    .send({ _csrf: tokenIn(text) })
}

const mayEnter = ({ guard }: FoundRoute, role: Role) =>
  guard?.permission
    ? isAllowed(role, guard.permission)
    : guard?.roles?.length === 0 || guard?.roles?.includes(role) === true

const pagesOf = () => routes.filter((route) => !route.path.startsWith('/api/v1') && !open.has(nameOf(route)))

describe('every route', () => {
  it('has a guard that names a permission or roles, but the few that are open', () => {
    const bare = routes.filter(({ guard }) => guard === null).map(nameOf)
    expect(bare.filter((name) => !open.has(name))).toEqual([])
    expect([...open].filter((name) => !routes.map(nameOf).includes(name))).toEqual([])
    expect(routes.length).toBeGreaterThan(30)
  })

  it('for programs is described by an endpoint, and every endpoint is there with its permission', () => {
    const found = routes
      .filter(({ path, guard }) => path.startsWith('/api/v1') && guard !== null)
      .map((route) => `${nameOf(route)} ${route.guard?.permission}`)
    const described = endpoints.map(
      ({ method, path, permission }) => `${method} /api/v1${path.replace(/\{(\w+)\}/g, ':$1')} ${permission}`,
    )
    expect(found.sort()).toEqual(described.sort())
  })

  it('sends who is not signed in to the sign-in page, or refuses the form', async () => {
    for (const route of pagesOf()) {
      const asked = supertest(program.app)
      const response = await (route.method === 'get'
        ? asked.get(addressOf(route))
        : asked.post(addressOf(route)).type('form').send({}))
      const isSentAway = response.status === 303 && /^\/sign-in/.test(String(response.headers.location))
      expect(isSentAway || response.status === 403, `${nameOf(route)} ${response.status}`).toBe(true)
    }
  })

  it.each(roles)('lets a %s in where the table of permissions says so, and nowhere else', async (role) => {
    for (const route of pagesOf()) {
      const { status, headers } = await ask(browsers.get(role)!, route)
      const name = `${nameOf(route)} ${status}`
      if (!mayEnter(route, role)) {
        expect(status, name).toBe(403)
        continue
      }
      expect([200, 303, 304, 400, 404, 409, 422], name).toContain(status)
      expect(String(headers.location ?? ''), name).not.toMatch(/^\/sign-in/)
    }
  })
})
