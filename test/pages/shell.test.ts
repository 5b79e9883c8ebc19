import { existsSync, readdirSync } from 'node:fs'
import { Router } from 'express'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../server/errors.js'
import { answerLive } from '../../server/web/live.js'
import { uploadedFiles } from '../../server/web/upload.js'
import type { Web } from '../../server/web/web.js'
import { signIn, smallApp, tokenIn, type SmallAppOptions } from './small-app.js'

const password = 'a good password'
let saved: unknown[] = []

const pages = (web: Web) =>
  Router()
    .get('/broken', web.only(), () => {
      throw new Error('SELECT secret FROM somewhere')
    })
    .get('/tired', web.only(), () => {
      throw new AppError('operational', 'internal')
    })
    .get('/live', web.only(), (req, res) =>
      answerLive(web, req, res, {
        version: 7,
        part: 'partials/flash',
        model: () => ({ text: 'новое', tone: 'note' }),
      }),
    )
    .post('/noted', web.only(), (req, res) => {
      web.flash(req, { tone: 'note', text: 'Записано' })
      res.redirect(303, '/account')
    })
    .post('/saved', web.may('deliveries.upload'), (req, res) => {
      saved.push(req.body)
      res.send('saved')
    })
    .post('/files', web.may('deliveries.upload'), (req, res) => {
      const files = uploadedFiles(req, 'document')
      res.json(files.map(({ path, name, bytes }) => ({ name, bytes, onDisk: existsSync(path) })))
    })

async function signedIn(options: SmallAppOptions = {}) {
  saved = []
  const app = await smallApp({ pages, ...options })
  await app.service.ensureAdministrator({ password })
  const person = app.browser()
  await signIn(person, 'admin', password)
  const token = tokenIn((await person.get('/account')).text)
  return { ...app, person, token }
}

describe('the headers', () => {
  it('allow nothing inline and nothing from elsewhere', async () => {
    const { browser } = await smallApp()
    const { headers, text } = await browser().get('/sign-in')
    const policy = headers['content-security-policy']!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/)
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(text).not.toMatch(/ style=|<style|<script>| on[a-z]+="/)
  })

  it('promise https only where there is https', async () => {
    const plain = await (await smallApp()).browser().get('/sign-in')
    expect(plain.headers['strict-transport-security']).toBeUndefined()
    const secure = await (await smallApp({ secure: true })).browser().get('/nowhere')
    expect(secure.headers['strict-transport-security']).toBe('max-age=15552000')
  })
})

describe('the shell', () => {
  it('shows the sections, the current one, the line to ЧЗ and who is signed in', async () => {
    const { person } = await signedIn()
    const { text } = await person.get('/users')
    expect(text).toContain('<a href="/users" aria-current="page">')
    expect(text).toContain('href="/deliveries"')
    expect(text).toContain('ЧЗ отвечает')
    expect(text).toContain('href="#main"')
    expect(text).toContain('id="i-sell"')
  })

  it.each(['/sign-in', '/nowhere', '/users'])(
    'says on every page that it is the training contour: %s',
    async (path) => {
      const { person } = await signedIn({ training: true })
      const page =
        path === '/sign-in'
          ? await (await smallApp({ training: true })).browser().get(path)
          : await person.get(path)
      expect(page.text).toContain('УЧЕБНЫЙ КОНТУР')
    },
  )

  it('says so only there', async () => {
    const { person } = await signedIn()
    expect((await person.get('/users')).text).not.toContain('УЧЕБНЫЙ КОНТУР')
  })

  it('shows the gallery to administrators, every part with samples light and dark', async () => {
    const { person, browser } = await signedIn()
    await browser().get('/dev/gallery').expect(303)
    const { text } = await person.get('/dev/gallery').expect(200)
    expect(text.match(/data-theme="light"/g)!.length).toBe(text.match(/data-test="part"/g)!.length)
    expect(text).toContain('Касса откажет')
  })
})

describe('a form without its token', () => {
  it('changes nothing and offers to send the same again', async () => {
    const { person } = await signedIn()
    const { status, text } = await person
      .post('/saved')
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send({ note: 'написано "долго"', _csrf: 'old' })
    expect(status).toBe(403)
    expect(saved).toEqual([])
    expect(text).toContain('name="note" value="написано &quot;долго&quot;"')
    const again = { _csrf: tokenIn(text), note: 'написано "долго"' }
    await person.post('/saved').type('form').send(again).expect(200)
    expect(saved).toMatchObject([{ note: 'написано "долго"' }])
  })

  it.each([{}, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }])(
    'from elsewhere is not offered again: %j',
    async (headers) => {
      const { person } = await signedIn()
      const { status, text } = await person.post('/saved').set(headers).type('form').send({ note: 'x' })
      expect(status).toBe(403)
      expect(text).not.toContain('data-test="resend"')
    },
  )

  it('that carried a password is not offered again', async () => {
    const { person } = await signedIn()
    const form = { oldPassword: 'typed-in-old', newPassword: 'x' }
    const { text } = await person
      .post('/account/password')
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send(form)
    expect(text).not.toContain('typed-in-old')
  })

  it('of a session that ended is sent again after a sign-in in another tab', async () => {
    const { service, browser } = await smallApp({ pages })
    await service.ensureAdministrator({ password })
    saved = []
    const person = browser()
    const sendFrom = (_csrf: string) =>
      person.post('/saved').set('Sec-Fetch-Site', 'same-origin').type('form').send({ note: 'долго', _csrf })
    const ended = await sendFrom('old')
    expect(ended.status).toBe(403)
    expect(ended.text).toContain('Войдите в новой вкладке')
    await signIn(person, 'admin', password)
    const again = await sendFrom(tokenIn(ended.text))
    await sendFrom(tokenIn(again.text))
    expect(saved).toMatchObject([{ note: 'долго' }])
  })

  it('for the sign-in leads to a fresh sign-in page', async () => {
    const { browser } = await smallApp()
    const { headers } = await browser()
      .post('/sign-in')
      .type('form')
      .send({ login: 'a', password: 'b' })
      .expect(303)
    expect(headers.location).toBe('/sign-in?stale=1')
    expect((await browser().get('/sign-in?stale=1')).text).toContain('Страница долго стояла открытой')
  })

  it('is refused with files too, and the files go', async () => {
    const { person, uploads } = await signedIn()
    const { status } = await person.post('/files').attach('document', Buffer.from('<xml/>'), 'a.xml')
    expect(status).toBe(403)
    await expect.poll(() => readdirSync(uploads)).toEqual([])
  })

  it('with files stores nothing for a stranger', async () => {
    const { browser, uploads } = await smallApp({ pages })
    await browser().post('/files').attach('document', Buffer.from('<xml/>'), 'a.xml').expect(403)
    expect(readdirSync(uploads)).toEqual([])
  })
})

describe('an upload', () => {
  it('keeps its Russian name and lies on the disk until the answer is out', async () => {
    const { person, token, uploads } = await signedIn()
    const { body } = await person
      .post('/files')
      .field('_csrf', token)
      .attach('document', Buffer.from('<xml/>'), 'УПД №7 ёлка.xml')
      .expect(200)
    expect(body).toEqual([{ name: 'УПД №7 ёлка.xml', bytes: 6, onDisk: true }])
    await expect.poll(() => readdirSync(uploads)).toEqual([])
  })

  it('over the limit is refused with the limit, and nothing stays', async () => {
    const { person, token, uploads } = await signedIn()
    const { status, text } = await person
      .post('/files')
      .field('_csrf', token)
      .attach('document', Buffer.alloc(1024 * 1024 + 1), 'big.xml')
    expect(status).toBe(413)
    expect(text).toContain('Файл больше 1\u00a0МБ')
    await expect.poll(() => readdirSync(uploads)).toEqual([])
  })
})

describe('the error page', () => {
  it('gives a number and no inside of the program', async () => {
    const { person } = await signedIn()
    const { status, text } = await person.get('/broken')
    expect(status).toBe(500)
    expect(text).toMatch(/data-test="fault-number">Д-2411-\d{4}</)
    expect(text).not.toMatch(/SELECT|secret|node_modules|\.ts|at /)
    expect(text).toContain('Обновите страницу')
  })

  it('answers 503 for what time mends', async () => {
    const { person } = await signedIn()
    await person.get('/tired').expect(503)
  })

  it('says that nothing is here, without a number', async () => {
    const { browser } = await smallApp()
    const { text } = await browser().get('/nowhere').expect(404)
    expect(text).toContain('Здесь ничего нет')
    expect(text).not.toContain('fault-number')
  })

  it('says under which methods an address exists', async () => {
    const { person, token } = await signedIn()
    expect((await person.get('/saved').expect(405)).headers.allow).toBe('POST')
    const put = await person.put('/users').set('X-Csrf-Token', token).expect(405)
    expect(put.headers.allow).toBe('GET, HEAD, POST')
    expect(put.text).toContain('Этот адрес открывают по-другому')
  })

  it('takes a malformed address for the person’s fault, not ours', async () => {
    const { person } = await signedIn()
    expect((await person.get('/users/%E0%A4%A').expect(400)).text).toContain('не удалось разобрать')
  })
})

describe('a message for the next page', () => {
  it('is shown once', async () => {
    const { person, token } = await signedIn()
    await person.post('/noted').type('form').send({ _csrf: token }).expect(303)
    expect((await person.get('/account')).text).toContain('Записано')
    expect((await person.get('/account')).text).not.toContain('Записано')
  })

  it('is kept before the browser is told to go there', async () => {
    const { person, token, database } = await signedIn()
    let release = () => undefined as void
    const busy = database.transact(() => new Promise<void>((resolve) => (release = resolve)))
    let told = false
    const answer = person
      .post('/noted')
      .type('form')
      .send({ _csrf: token })
      .on('response', () => (told = true))
      .buffer(false)
      .then((response) => response)
    for (let i = 0; i < 5; i++) await person.get('/assets/favicon.svg')
    expect(told).toBe(false)
    release()
    await busy
    expect((await answer).status).toBe(303)
  })
})

describe('a live part', () => {
  it('comes only when its version is a new one', async () => {
    const { person } = await signedIn()
    expect((await person.get('/live?version=7').expect(204)).text).toBe('')
    const { text } = await person.get('/live?version=6').expect(200)
    expect(text).toContain('<p>новое</p>')
    expect(text).not.toContain('<html')
  })

  it('tells a page whose session ended, instead of sending it a sign-in page', async () => {
    const { browser } = await smallApp({ pages })
    await browser().get('/live?version=6').set('X-Live', '1').expect(401)
  })
})
