import { describe, expect, it } from 'vitest'
import { JournalEntry, Session, User } from '../../entities/index.js'
import { cookieOf, hour, minute, password, send, signedIn } from './signed-in.js'
import { signIn, smallApp, tokenIn } from './small-app.js'

describe('signing in', () => {
  it('opens the program and goes where the person wanted', async () => {
    const { service, browser } = await smallApp()
    await service.ensureAdministrator({ password })
    const person = browser()
    const asked = await person.get('/account').expect(303)
    expect(asked.headers.location).toBe('/sign-in?to=%2Faccount')
    const { text } = await person.get(asked.headers.location!)
    expect(text).toContain('name="to" value="/account"')
    const form = { _csrf: tokenIn(text), login: ' ADMIN ', password, to: '/account' }
    const { headers } = await person.post('/sign-in').type('form').send(form).expect(303)
    expect(headers.location).toBe('/account')
    expect((await person.get('/account').expect(200)).text).toContain('<title>Администратор — Допуск</title>')
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example/', 'evil', '/\t/evil.example'])(
    'never leads away: %s',
    async (to) => {
      const { service, browser } = await smallApp()
      await service.ensureAdministrator({ password })
      const person = browser()
      const { text } = await person.get('/sign-in')
      const form = { _csrf: tokenIn(text), login: 'admin', password, to }
      const { headers } = await person.post('/sign-in').type('form').send(form).expect(303)
      expect(headers.location).toBe('/')
    },
  )

  it('answers a wrong password and an unknown login alike, in the same time, and keeps the login', async () => {
    const { service, browser, clock } = await smallApp()
    await service.ensureAdministrator({ password })
    const answers = []
    for (const login of ['admin', 'nobody']) {
      const person = browser()
      const before = clock.now()
      const { status, text } = await signIn(person, login, 'wrong password')
      answers.push({
        status,
        tookMs: clock.now() - before,
        text: text.replaceAll(login, '…').replace(/[0-9a-f]{64}/g, ''),
      })
      expect(text).toContain(`value="${login}"`)
      expect(text).not.toContain('wrong password')
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ status: 422, tookMs: 400 })
  })

  it('closes an account after five failures, even for the right password, and each time for longer', async () => {
    const { service, browser, clock, database } = await smallApp({ failuresPerAddress: 1000 })
    await service.ensureAdministrator({ password })
    const person = browser()
    const fail = () => signIn(person, 'admin', 'wrong password')
    const closedFor = async () =>
      (await database.read.findOneByOrFail(User, { id: 1 })).closedUntil! - clock.now()
    for (let i = 0; i < 5; i++) await fail()
    expect(await closedFor()).toBe(minute - 400)
    expect((await signIn(person, 'admin', password)).status).toBe(422)
    clock.move(minute)
    await fail()
    expect(await closedFor()).toBe(2 * minute - 400)
    clock.move(2 * minute)
    expect((await signIn(person, 'admin', password)).status).toBe(303)
    expect((await database.read.findOneByOrFail(User, { id: 1 })).failedSignIns).toBe(0)
  })

  it('never closes an account for more than 15 minutes', async () => {
    const { service, browser, clock } = await smallApp({ failuresPerAddress: 1000 })
    await service.ensureAdministrator({ password })
    const person = browser()
    for (let i = 0; i < 12; i++) {
      await signIn(person, 'admin', 'wrong password')
      clock.move(15 * minute)
    }
    expect((await signIn(person, 'admin', password)).status).toBe(303)
  })

  it('does not let many guesses at once slip through before the account closes', async () => {
    const { service, browser, database } = await smallApp({ failuresPerAddress: 1000 })
    await service.ensureAdministrator({ password })
    const people = Array.from({ length: 8 }, browser)
    await Promise.all(people.map((person) => signIn(person, 'admin', 'wrong password')))
    const user = await database.read.findOneByOrFail(User, { id: 1 })
    expect(user.failedSignIns).toBe(5)
    expect((await signIn(browser(), 'admin', password)).status).toBe(422)
  })

  it('stops an address that fails too often, whatever the login', async () => {
    const { browser } = await smallApp({ failuresPerAddress: 2 })
    const person = browser()
    await signIn(person, 'one', 'wrong password')
    await signIn(person, 'two', 'wrong password')
    const { status, text } = await signIn(person, 'three', 'wrong password')
    expect(status).toBe(429)
    expect(text).toContain('Подождите 15\u00a0минут')
  })

  it('writes into the journal who came and who failed, without a word of what was typed', async () => {
    const { database, browser } = await signedIn()
    await signIn(browser(), 'typed-into-login', 'secret-typed')
    const entries = await database.read.find(JournalEntry, { order: { id: 'ASC' } })
    expect(entries.map(({ action, userId }) => [action, userId])).toEqual([
      ['user.added', null],
      ['user.signed-in', 1],
      ['user.sign-in-failed', null],
    ])
    expect(JSON.stringify(entries)).not.toContain('typed')
  })
})

describe('the session', () => {
  it('gets a new id at the sign-in; the old one opens nothing', async () => {
    const { service, browser } = await smallApp()
    await service.ensureAdministrator({ password })
    const person = browser()
    const before = cookieOf(await person.get('/sign-in'))
    const after = cookieOf(await signIn(person, 'admin', password))
    expect(after).toMatch(/^dopusk=/)
    expect(after.split(';')[0]).not.toBe(before.split(';')[0])
    await browser().get('/account').set('Cookie', before.split(';')[0]!).expect(303)
    await browser().get('/account').set('Cookie', after.split(';')[0]!).expect(200)
  })

  it('is a cookie that scripts and other sites do not get', async () => {
    const { browser } = await smallApp()
    expect(cookieOf(await browser().get('/sign-in'))).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('is kept as a hash: what the database holds opens nothing', async () => {
    const { database } = await signedIn()
    const [row] = await database.read.find(Session)
    expect(row).toMatchObject({ userId: 1 })
    expect(row!.idHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('ends after two idle hours, and work moves that end', async () => {
    const { admin, clock } = await signedIn()
    clock.move(hour)
    await admin.get('/account').expect(200)
    clock.move(1.5 * hour)
    await admin.get('/account').expect(200)
    clock.move(2 * hour)
    await admin.get('/account').expect(303)
  })

  it('stays for the whole shift on a shared terminal, and no longer', async () => {
    const { service, browser, clock } = await smallApp()
    await service.ensureAdministrator({ password })
    const person = browser()
    const { text } = await person.get('/sign-in')
    const form = { _csrf: tokenIn(text), login: 'admin', password, keep: 'on' }
    const response = await person.post('/sign-in').type('form').send(form).expect(303)
    expect(cookieOf(response)).toContain('Expires=')
    clock.move(11 * hour)
    await person.get('/account').expect(200)
    clock.move(hour)
    await person.get('/account').expect(303)
  })

  it('is not kept alive by a page that asks for news by itself', async () => {
    const { admin, clock } = await signedIn()
    await admin.get('/account').expect(200)
    clock.move(1.5 * hour)
    await admin.get('/account').set('X-Live', '1').expect(200)
    clock.move(hour)
    await admin.get('/account').set('X-Live', '1').expect(401)
  })

  it('ends with the shift of twelve hours, worked or not', async () => {
    const { admin, clock } = await signedIn()
    for (let i = 0; i < 11; i++) {
      clock.move(hour)
      await admin.get('/account').expect(200)
    }
    clock.move(hour)
    await admin.get('/account').expect(303)
  })

  it('ends at the sign-out', async () => {
    const { admin, database } = await signedIn()
    await send(admin, '/account', '/sign-out', {})
    await admin.get('/account').expect(303)
    expect(await database.read.countBy(Session, { userId: 1 })).toBe(0)
  })

  it('is not stored for a passer-by', async () => {
    const { browser, database } = await smallApp()
    await browser().get('/nowhere').expect(404)
    await browser().get('/account').expect(303)
    expect(await database.read.count(Session)).toBe(0)
  })
})
