import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAllowed, roles } from '../../server/domain/access/roles.js'
import { entities } from '../../entities/index.js'
import { viewDatabase, type DatabaseView } from '../../server/database-view.js'
import { routesOf, type FoundRoute } from '../routes.js'
import { pageForms, type PageForm } from './page-forms.js'
import { bodyOf, plainFile, wrongForms, wrongPaths, wrongQueries, type Knock } from './wrong-knocks.js'
import { password, walkedProgram, type Visitor } from './walked-program.js'

type Program = Awaited<ReturnType<typeof walkedProgram>>

const nameOf = ({ method, path }: FoundRoute) => `${method} ${path}`
const isPage = ({ path }: FoundRoute) =>
  !path.startsWith('/api/') && !/^\/(healthz|readyz|metrics)$/.test(path)
const twoDigits = (value: number) => String(value).padStart(2, '0')
/** An hour of the store that comes soon, as forms have it. */
function comingHour(): string {
  const [hour] = new Date(Date.now() + 2 * 3600_000)
    .toLocaleTimeString('ru-RU', { timeZone: 'Europe/Moscow' })
    .split(':')
  return `${twoDigits(Number(hour))}:00`
}

/** Walks every page of the program with what is wrong, on the database of the address that is given. */
export function walkPages(newAddress: () => Promise<string | undefined>): void {
  const forms: Record<string, PageForm> = pageForms({ password, until: comingHour() })
  let program: Program
  let routes: FoundRoute[]
  let visitors: Visitor[]
  let view: DatabaseView
  let admin: Visitor

  beforeAll(async () => {
    program = await walkedProgram(await newAddress())
    view = await viewDatabase(program.url)
    routes = routesOf(program.app).filter(isPage)
    visitors = await Promise.all((['nobody', ...roles] as const).map((role) => program.enter(role)))
    admin = visitors.find(({ role }) => role === 'administrator')!
    for (const name of ['post /deliveries/:id/claims', 'post /rules/pauses']) {
      const { path, fields } = validOf(name)
      expect((await knock(admin, 'post', { what: name, path, fields })).status, name).toBe(303)
    }
  })
  afterAll(async () => {
    await Promise.all(visitors.map(({ line }) => line.destroy()))
    await view.close()
    await program.close()
  })

  function validOf(name: string): { path: string; fields: [string, string][] } {
    const { at, fields } = forms[name]!
    const values = Object.entries(fields).map(([field, { valid }]) => [field, valid] as [string, string])
    return { path: at ?? name.slice('post '.length), fields: values }
  }

  async function knock(visitor: Visitor, method: string, { path, fields, files, raw, csrf }: Knock) {
    const token = csrf === undefined ? visitor.csrf : csrf
    const sent = [...(token === null ? [] : [['_csrf', token] as const]), ...(fields ?? [])]
    const headers = { cookie: visitor.cookie, ...raw?.headers }
    const body = method === 'get' ? undefined : (raw?.body ?? (raw ? undefined : bodyOf(sent, files)))
    const request = { method: method.toUpperCase(), redirect: 'manual', headers, body } as const
    return fetch(program.origin + path, { ...request, dispatcher: visitor.line as never })
  }

  /** Never a fault of ours; a refusal is a page with words. */
  async function answerTo(visitor: Visitor, route: FoundRoute, one: Knock): Promise<number> {
    const response = await knock(visitor, route.method, one)
    const said = await response.text()
    const name = `${visitor.role}: ${nameOf(route)} ${one.what} → ${response.status}`
    expect(response.status, `${name} ${said.slice(0, 200)}`).toBeLessThan(500)
    expect(said, name).not.toMatch(
      /node_modules|\.[jt]s:\d+:\d|\bat \w+ \(|Invalid (input|option)|Too (big|small)/,
    )
    if (response.status >= 400 && response.status !== 401) {
      expect(response.headers.get('content-type'), name).toContain('text/html')
      expect(said.replace(/<[^>]+>/g, ''), name).toMatch(/[а-яё]{3}/i)
    }
    return response.status
  }

  const mayEnter = ({ guard, ...route }: FoundRoute, { role }: Visitor): boolean => {
    if (guard === null || forms[nameOf({ guard, ...route })]?.isOpen) return true
    if (role === 'nobody') return false
    if (guard.permission) return isAllowed(role, guard.permission)
    return guard.roles!.length === 0 || guard.roles!.includes(role)
  }

  /** The administrator meets all of it; who may not enter is refused before the address is read. */
  const depthOf = (visitor: Visitor, may: boolean) => (visitor === admin ? undefined : may ? 4 : 1)

  /** Every row, but what each visit or each try leaves. */
  async function rows(route?: FoundRoute): Promise<object> {
    const tries = route && forms[nameOf(route)]?.keepsTries ? ['JournalEntry'] : []
    const kept = entities.filter(({ name }) => !['Session', ...tries].includes(name))
    const tables: Record<string, string[]> = {}
    for (const entity of kept)
      tables[entity.name] = (await view.read.find<object>(entity)).map((row) => JSON.stringify(row)).sort()
    return tables
  }

  it('knows the form of every route that changes something, and no other', () => {
    const posts = routes.filter(({ method }) => method !== 'get').map(nameOf)
    expect(posts.length).toBeGreaterThan(20)
    expect(Object.keys(forms).sort()).toEqual(posts.sort())
  })

  describe('what is read', () => {
    it('is there or is not, whatever the address says, and reading writes nothing', async () => {
      const before = await rows()
      for (const route of routes.filter(({ method }) => method === 'get'))
        for (const visitor of visitors) await readWrongly(route, visitor)
      expect(await rows()).toEqual(before)
    }, 60_000)

    async function readWrongly(route: FoundRoute, visitor: Visitor): Promise<void> {
      const may = mayEnter(route, visitor)
      for (const path of wrongPaths(route.path).slice(0, depthOf(visitor, may))) {
        const status = await answerTo(visitor, route, { what: path, path })
        expect(may ? [404, 400] : [303, 403], `${visitor.role} ${path} ${status}`).toContain(status)
      }
      if (!may) return
      const at = route.path.replace(':group/:case', 'milk/not-introduced').replace(/:group/, 'milk')
      const path = at.replace(/:\w+/g, '1')
      for (const query of wrongQueries(visitor === admin)) {
        const status = await answerTo(visitor, route, { what: query, path: `${path}?${query}` })
        expect([200, 204, 303, 304, 400], `${visitor.role} ${path}?${query} ${status}`).toContain(status)
      }
    }
  })

  describe('what changes something', () => {
    const names = Object.keys(forms)
    const routeOf = (name: string) => routes.find((route) => nameOf(route) === name)!

    it.each(names)('%s refuses what is wrong, and nothing of it is written', async (name) => {
      const route = routeOf(name)
      const before = await rows(route)
      for (const visitor of visitors) {
        await refuseForgeries(route, visitor)
        if (mayEnter(route, visitor)) await refuseFaults(route, visitor)
        else await refuseStranger(route, visitor)
      }
      expect(await rows(route)).toEqual(before)
    })

    async function refuseForgeries(route: FoundRoute, visitor: Visitor): Promise<void> {
      const { path, fields } = validOf(nameOf(route))
      const foreign = visitors.find((other) => other !== visitor)!.csrf
      // The door offers itself anew.
      const refused = path === '/sign-in' ? 303 : 403
      for (const csrf of [null, '', foreign, `${visitor.csrf}x`])
        expect(await answerTo(visitor, route, { what: `token ${csrf}`, path, fields, csrf })).toBe(refused)
      const form = { what: 'files with a foreign token', path, fields, csrf: foreign, files: [plainFile] }
      expect(await answerTo(visitor, route, form)).toBe(refused)
    }

    async function refuseStranger(route: FoundRoute, visitor: Visitor): Promise<void> {
      const { path, fields } = validOf(nameOf(route))
      for (const at of [path, ...wrongPaths(route.path)].slice(0, 3)) {
        const status = await answerTo(visitor, route, { what: at, path: at, fields })
        expect(visitor.role === 'nobody' ? [303, 403] : [403], `${visitor.role} ${at}`).toContain(status)
      }
    }

    async function refuseFaults(route: FoundRoute, visitor: Visitor): Promise<void> {
      const form = forms[nameOf(route)]!
      const { path, fields } = validOf(nameOf(route))
      for (const at of wrongPaths(route.path).slice(0, depthOf(visitor, true))) {
        const status = await answerTo(visitor, route, { what: at, path: at, fields })
        expect([404, 400], `${visitor.role} ${at} ${status}`).toContain(status)
      }
      for (const { expected, ...one } of wrongForms(form, path, fields, visitor)) {
        const status = await answerTo(visitor, route, one)
        expect(expected, `${visitor.role}: ${nameOf(route)} ${one.what} → ${status}`).toContain(status)
      }
    }

    it.each(names.filter((name) => name !== 'post /sign-out'))(
      '%s is taken, and bears to be sent twice',
      async (name) => {
        const route = routeOf(name)
        const { path, fields } = validOf(name)
        const files = forms[name]!.takesFiles ? [plainFile] : undefined
        const one = { what: 'twice', path, fields, files }
        const both = await Promise.all([answerTo(admin, route, one), answerTo(admin, route, one)])
        const after = await answerTo(admin, route, one)
        for (const status of [...both, after])
          expect([200, 303, 404, 409, 422], `${both} ${after}`).toContain(status)
        const isTaken = [...both, after].some((status) => status === 200 || status === 303)
        expect(isTaken, `${both} ${after}`).toBe(!forms[name]!.isNeverTaken)
      },
    )

    it('post /sign-out ends the session, and a second time finds none', async () => {
      const leaving = await program.enter('receiver')
      visitors.push(leaving)
      const route = routeOf('post /sign-out')
      const one = { what: 'twice', path: '/sign-out' }
      expect(await answerTo(leaving, route, one)).toBe(303)
      expect(await answerTo(leaving, route, one)).toBe(403)
    })
  })
}
