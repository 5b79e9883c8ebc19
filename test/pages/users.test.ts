import { readFileSync, statSync, existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { JournalEntry, Session, User } from '../../entities/index.js'
import { signIn, smallApp, tokenIn, type Browser, type SmallApp } from './small-app.js'

const password = 'a good password'
const cookieOf = (response: { headers: Record<string, unknown> }) =>
  String((response.headers['set-cookie'] as string[] | undefined)?.[0] ?? '')
const minute = 60_000
const hour = 60 * minute

/** An app whose administrator is signed in. */
async function signedIn(options?: Parameters<typeof smallApp>[0]): Promise<SmallApp & { admin: Browser }> {
  const app = await smallApp(options)
  await app.service.ensureAdministrator({ password })
  const admin = app.browser()
  await signIn(admin, 'admin', password)
  return { ...app, admin }
}

async function send(browser: Browser, page: string, to: string, fields: Record<string, string>) {
  const { text } = await browser.get(page)
  return browser
    .post(to)
    .type('form')
    .send({ _csrf: tokenIn(text), ...fields })
}

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

describe('the first administrator', () => {
  it('gets a made password, in a file for its owner only, and changes it before anything else', async () => {
    const { service, browser, passwordFile } = await smallApp()
    const made = await service.ensureAdministrator()
    expect(made.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    expect(readFileSync(passwordFile, 'utf8')).toBe(`admin\n${made.password}\n`)
    expect(statSync(passwordFile).mode & 0o777).toBe(0o600)
    const person = browser()
    await signIn(person, 'admin', made.password!)
    expect((await person.get('/users').expect(303)).headers.location).toBe('/account/password')
    const change = { oldPassword: made.password!, newPassword: password, repeatedPassword: password }
    const changed = await send(person, '/account/password', '/account/password', change)
    expect(changed.headers.location).toBe('/account')
    await person.get('/users').expect(200)
    expect(existsSync(passwordFile)).toBe(false)
  })

  it('is made once, and a given password is neither returned nor written', async () => {
    const { service, passwordFile, database } = await smallApp()
    expect(await service.ensureAdministrator({ password })).toEqual({ login: 'admin' })
    expect(await service.ensureAdministrator()).toEqual({ login: 'admin' })
    expect(existsSync(passwordFile)).toBe(false)
    expect(await database.read.count(User)).toBe(1)
    expect((await database.read.find(User))[0]!.passwordHash).toMatch(/^\$argon2id\$/)
  })
})

describe('changing the password', () => {
  const change = {
    oldPassword: password,
    newPassword: 'another password',
    repeatedPassword: 'another password',
  }
  it.each([
    [{ oldPassword: 'wrong' }, 'Это не тот пароль'],
    [{ newPassword: 'short' }, 'короче'],
    [{ repeatedPassword: 'other' }, 'Пароли не совпали'],
    [{ newPassword: password, repeatedPassword: password }, 'тот же'],
  ])('is refused with its reason: %j', async (wrong, reason) => {
    const { admin } = await signedIn()
    const { status, text } = await send(admin, '/account/password', '/account/password', {
      ...change,
      ...wrong,
    })
    expect(status).toBe(422)
    expect(text).toContain(reason)
    expect(text).toContain('data-test="faults"')
    expect(text).not.toContain('value="another password"')
  })

  it('signs the person out everywhere else', async () => {
    const { admin, browser } = await signedIn()
    const other = browser()
    await signIn(other, 'admin', password)
    await send(admin, '/account/password', '/account/password', change)
    await admin.get('/account').expect(200)
    await other.get('/account').expect(303)
    expect((await signIn(browser(), 'admin', password)).status).toBe(422)
    expect((await signIn(browser(), 'admin', 'another password')).status).toBe(303)
  })
})

describe('users', () => {
  const receiver = { login: 'sidorov', name: 'Сидоров П. Н.', role: 'receiver' }

  async function withReceiver() {
    const app = await signedIn()
    const { text } = await send(app.admin, '/users', '/users', receiver)
    const made = /data-test="made-password">([^<]+)</.exec(text)![1]!
    const person = app.browser()
    await signIn(person, 'sidorov', made)
    const change = { oldPassword: made, newPassword: password, repeatedPassword: password }
    await send(person, '/account/password', '/account/password', change)
    return { ...app, person }
  }

  it('are added with a made password, and come in with it', async () => {
    const { person } = await withReceiver()
    expect((await person.get('/account').expect(200)).text).toContain('кладовщик, логин')
  })

  it('are seen and changed by administrators only', async () => {
    const { person } = await withReceiver()
    expect((await person.get('/users').expect(403)).text).toContain('Вашей роли это не разрешено')
    expect((await send(person, '/account', '/users', { ...receiver, login: 'friend' })).status).toBe(403)
    expect((await send(person, '/account', '/users/2', { name: 'X', role: 'administrator' })).status).toBe(
      403,
    )
  })

  it.each([
    [{ login: 'sidorov' }, 'Такой логин уже есть'],
    [{ login: 'a b' }, 'Логин: буквы'],
    [{ name: ' ' }, 'Напишите имя'],
    [{ role: 'program' }, 'Выберите роль'],
  ])('are not added with a fault, and what was entered stays: %j', async (wrong, reason) => {
    const { admin, database } = await withReceiver()
    const fields = { login: 'petrov', name: 'Петров <С.>', role: 'manager', ...wrong }
    const { status, text } = await send(admin, '/users', '/users', fields)
    expect(status).toBe(422)
    expect(text).toContain(reason)
    expect(text).toContain(`value="${fields.login}"`)
    expect(await database.read.count(User)).toBe(2)
  })

  it('lose their access at once, and get it back', async () => {
    const { admin, person, browser, clock } = await withReceiver()
    await send(admin, '/users/2', '/users/2/closing', {})
    await person.get('/account').expect(303)
    clock.move(1000 * hour)
    expect((await signIn(browser(), 'sidorov', password)).status).toBe(422)
    await signIn(admin, 'admin', password)
    await send(admin, '/users/2', '/users/2/opening', {})
    expect((await signIn(browser(), 'sidorov', password)).status).toBe(303)
  })

  it('work in a changed role from the next page on', async () => {
    const { admin, person } = await withReceiver()
    await send(admin, '/users/2', '/users/2', { name: 'Сидоров П. Н.', role: 'administrator' })
    await person.get('/users').expect(200)
  })

  it('cannot take their own role or access: one administrator stays', async () => {
    const { admin, database } = await signedIn()
    await send(admin, '/users/1', '/users/1', { name: 'Гусев А. И.', role: 'receiver' })
    expect(await database.read.findOneBy(User, { id: 1 })).toMatchObject({
      name: 'Гусев А. И.',
      role: 'administrator',
    })
    expect((await send(admin, '/users', '/users/1/closing', {})).status).toBe(403)
    expect((await admin.get('/users/99')).status).toBe(404)
    expect((await admin.get('/users/x')).status).toBe(404)
  })
})

describe('language and theme', () => {
  it('are switched by the person and stay: the language with the person, the theme with the browser', async () => {
    const { admin, browser } = await signedIn()
    await send(admin, '/account', '/language', { language: 'en' })
    await send(admin, '/account', '/theme', { theme: 'dark' })
    const { text } = await admin.get('/account')
    expect(text).toContain('<html lang="en" data-theme="dark">')
    expect(text).toContain('Change the password')
    const elsewhere = browser()
    await signIn(elsewhere, 'admin', password)
    expect((await elsewhere.get('/account')).text).toContain('<html lang="en">')
  })

  it('can be switched before the sign-in', async () => {
    const { browser } = await smallApp()
    const person = browser()
    await send(person, '/sign-in', '/language', { language: 'en' })
    expect((await person.get('/sign-in')).text).toContain('<title>Sign in — Dopusk</title>')
  })

  it('lead back to the page they were switched on, never to another site', async () => {
    const { admin } = await signedIn()
    const { text } = await admin.get('/account')
    const switchFrom = (referrer: string) =>
      admin
        .post('/theme')
        .set('Referer', referrer)
        .type('form')
        .send({ _csrf: tokenIn(text), theme: 'light' })
    const { request } = await admin.get('/account')
    expect((await switchFrom(`${new URL(request.url).origin}/users?x=1`)).status).toBe(303)
    expect((await switchFrom('https://evil.example/trap')).headers.location).toBe('/')
  })
})
