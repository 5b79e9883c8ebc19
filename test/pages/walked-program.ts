import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { systemClock } from '../../server/clock.js'
import { readConfig } from '../../server/config.js'
import { openDatabase } from '../../server/database.js'
import { roles, type Role } from '../../server/domain/access/roles.js'
import { silentLog } from '../../server/log.js'
import { wire } from '../../server/wiring.js'
import { builder } from '../build.js'
import { blockedLine, checkedDelivery } from '../server/claims/claim-fixture.js'
import { testFolder } from '../database.js'
import { Agent } from 'undici'
import { tokenIn } from './small-app.js'

export const password = 'a-long-password-of-the-tests'

/** Who knocks: with a session and the token of its forms. */
export interface Visitor {
  role: Role | 'nobody'
  cookie: string
  csrf: string
  /** From an address of its own: refusals of one do not count against another. */
  line: Agent
}

/** The whole program behind a real door, with a little of everything in its database and one person a role. */
export async function walkedProgram(address?: string) {
  const folder = mkdtempSync(join(testFolder, 'walk-'))
  const url = address ?? `sqlite:${join(folder, 'dopusk.sqlite')}`
  await fill(url)
  const { config, faults } = readConfig({
    DATABASE_URL: url,
    DOPUSK_SECRET_FILE: join(folder, 'secret'),
    CRPT_TRUE_API_URL: 'http://127.0.0.1:9',
    CRPT_CDN_URL: 'http://127.0.0.1:9',
    DOPUSK_INN: '0069003184',
    DOPUSK_MAX_UPLOAD_MB: '1',
  })
  if (faults) throw new Error(JSON.stringify(faults))
  const program = await wire(config, { log: silentLog, clock: systemClock })
  await program.users.ensureAdministrator({ password })
  const logins: string[] = [...roles.filter((role) => role !== 'administrator'), 'spare', 'second']
  for (const [index, login] of logins.entries()) {
    const role = roles.find((one) => one === login) ?? 'receiver'
    const made = await program.users.addUser(1, { login, name: login, role })
    await program.users.changePassword(index + 2, { old: made!, fresh: password, keepSession: '' })
  }
  const server = createServer(program.app)
  const origin = await listen(server)
  let lines = 0
  return {
    app: program.app,
    url,
    origin,
    uploads: join(folder, 'uploads'),
    enter: (role: Visitor['role']) => enter(origin, role, `127.0.0.${++lines + 1}`),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await program.stopWork(0)
      await program.close()
    },
  }
}

/** A checked delivery with a code that the till refuses, and a document. */
async function fill(url: string): Promise<void> {
  const database = await openDatabase(url)
  const build = builder(database)
  const checked = await checkedDelivery({ database, build }, [blockedLine(2)])
  await build.run(checked)
  await build.document(checked, '<Файл/>')
  const document = await build.delivery({ number: 'МБ-004418', codeCount: 1, sellCount: 1 })
  await build.run(document)
  await build.code(await build.line(document))
  await build.document(document, '<Файл/>')
  await database.close()
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  )

async function enter(origin: string, role: Visitor['role'], localAddress: string): Promise<Visitor> {
  const line = new Agent({ localAddress })
  const ask = (path: string, request: RequestInit = {}) =>
    fetch(origin + path, { ...request, redirect: 'manual', dispatcher: line as never })
  const door = await ask('/sign-in')
  const cookie = cookieIn(door)
  const csrf = tokenIn(await door.text())
  if (role === 'nobody') return { role, cookie, csrf, line }
  const login = role === 'administrator' ? 'admin' : role
  const body = new URLSearchParams({ _csrf: csrf, login, password })
  const entered = await ask('/sign-in', { method: 'POST', headers: { cookie }, body })
  if (entered.status !== 303) throw new Error(`${role} does not get in: ${entered.status}`)
  const own = cookieIn(entered)
  const account = await ask('/account', { headers: { cookie: own } })
  return { role, cookie: own, csrf: tokenIn(await account.text()), line }
}

const cookieIn = (response: Response): string => (response.headers.getSetCookie()[0] ?? '').split(';')[0]!
