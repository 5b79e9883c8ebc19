import { readFileSync, statSync, existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { User } from '../../entities/index.js'
import { hour, password, send, signedIn } from './signed-in.js'
import { signIn, smallApp, tokenIn } from './small-app.js'

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
