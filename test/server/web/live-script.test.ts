import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import express from 'express'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadAssets } from '../../../server/web/assets.js'
import { openChromium } from '../../browser/chromium.js'
import { has } from '../../needs.js'

describe.skipIf(!has('chromium'))('live.js in a browser', () => {
  const assets = loadAssets()
  let browser: Browser
  let server: Server
  let page: Page
  let answer: (asked: { version: string }) => { status: number; html?: string }
  let asked: string[]

  const part = (version: number, more = '') =>
    `<div id="run" ${more || 'data-live="/part?of=7"'} data-version="${version}"><p>${version} кодов</p>
      <details><summary>Подробнее</summary>текст</details><a href="/there">Туда</a></div>`

  beforeAll(async () => {
    const app = express().use(assets.router)
    app.get('/', (_req, res) => {
      const notices = '<p id="live-away" hidden>Нет связи</p><p id="live-ended" hidden>Вы вышли</p>'
      const script = `<script type="module" src="${assets.url('js/live.js')}"></script>`
      res.send(`<!doctype html>${script}${notices}${part(1)}`)
    })
    app.get('/part', (req, res) => {
      asked.push(`${String(req.query.of)}:${String(req.query.version)}:${req.get('x-live')}`)
      const { status, html } = answer({ version: String(req.query.version) })
      res.status(status).send(html)
    })
    server = app.listen(0, '127.0.0.1')
    browser = await openChromium()
  })

  beforeEach(async () => {
    asked = []
    answer = () => ({ status: 204 })
    page = await browser.newPage()
    // The script's seconds pass when the test says so.
    await page.clock.install({ time: 0 })
    await page.clock.pauseAt(1000)
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  })

  afterEach(() => page.close())

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  /** One second of the page, and the question in it. */
  async function second() {
    const before = asked.length
    await page.clock.runFor(1000)
    await expect.poll(() => asked.length).toBe(before + 1)
  }
  const shown = (id: string) => page.locator(id).isVisible()

  it('asks once a second with the version it has, and replaces the part with what is new', async () => {
    answer = ({ version }) => (version === '1' ? { status: 200, html: part(2) } : { status: 204 })
    await second()
    await expect.poll(() => page.locator('#run p').innerText()).toBe('2 кодов')
    await second()
    expect(asked).toEqual(['7:1:1', '7:2:1'])
  })

  it('keeps what a person had open and focused', async () => {
    answer = ({ version }) => (version === '1' ? { status: 200, html: part(2) } : { status: 204 })
    await page.locator('summary').click()
    await page.locator('#run a').focus()
    await second()
    await expect.poll(() => page.locator('#run p').innerText()).toBe('2 кодов')
    expect(await page.locator('details').getAttribute('open')).not.toBeNull()
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('/there')
  })

  it('stops with a part that is live no more', async () => {
    answer = () => ({ status: 200, html: part(2, 'class="done"') })
    await second()
    await expect.poll(() => page.locator('#run.done').count()).toBe(1)
    await page.clock.runFor(10_000)
    expect(asked).toHaveLength(1)
  })

  it('says that the server is away, asks less often, and takes it back', async () => {
    answer = () => ({ status: 503 })
    await second()
    expect(await shown('#live-away')).toBe(false)
    for (let i = 0; i < 8; i++) await page.clock.runFor(1000)
    await expect.poll(() => shown('#live-away')).toBe(true)
    // After 1, 2 and 4 seconds, where it would have been each second.
    expect(asked.length).toBeLessThanOrEqual(4)
    answer = () => ({ status: 204 })
    await expect.poll(async () => (await page.clock.runFor(1000), shown('#live-away'))).toBe(false)
  })

  it('says that the session ended, and stops', async () => {
    answer = () => ({ status: 401 })
    await second()
    await expect.poll(() => shown('#live-ended')).toBe(true)
    await page.clock.runFor(10_000)
    expect(asked).toHaveLength(1)
  })
})
