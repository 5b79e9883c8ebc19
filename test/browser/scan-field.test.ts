import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Code, Delivery } from '../../entities/index.js'
import { cisOf } from '../codes.js'
import { has } from '../needs.js'
import { deliveriesApp, password } from '../pages/deliveries-app.js'
import { openChromium, signedIn } from './chromium.js'

const [one, two] = [cisOf(1), cisOf(2)]

describe.skipIf(!has('chromium'))('the field that a scanner fills', () => {
  let browser: Browser
  let server: Server
  let app: Awaited<ReturnType<typeof deliveriesApp>>
  beforeAll(async () => {
    app = await deliveriesApp()
    server = app.app.listen(0, '127.0.0.1')
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser.close()
    server.close()
  })

  const open = (): Promise<Page> => {
    const { port } = server.address() as AddressInfo
    const visitor = { url: `http://127.0.0.1:${port}`, login: 'admin', password }
    return signedIn(browser, visitor, { to: '/deliveries/new' })
  }
  const scan = async (page: Page, code: string) => {
    await page.keyboard.type(code)
    await page.keyboard.press('Enter')
  }
  const field = (page: Page) => page.inputValue('#codes')
  const said = async (page: Page) => (await page.textContent('[data-scan-status]'))!.replace(/\s+/g, ' ')

  it('takes a scan wherever the focus is, and its Enter sends nothing', async () => {
    const page = await open()
    await page.focus('[data-test=send]')
    await scan(page, one)
    await scan(page, two)
    expect(page.url()).toMatch(/\/deliveries\/new$/)
    expect(await field(page)).toBe(`${one}\n${two}\n`)
    expect(await said(page)).toContain('Кодов: 2')
  })

  it('shows the separator however the scanner types it', async () => {
    const page = await open()
    await page.focus('#codes')
    for (const key of ['F8', 'Control+]']) {
      await page.keyboard.type('a')
      await page.keyboard.press(key)
    }
    await page.keyboard.down('Alt')
    for (const digit of ['Numpad0', 'Numpad2', 'Numpad9']) await page.keyboard.press(digit)
    await page.keyboard.up('Alt')
    await page.keyboard.insertText('b\u001dc')
    expect(await field(page)).toBe('a␝a␝␝b␝c')
  })

  it('says that a code is there already and keeps it once', async () => {
    const page = await open()
    await page.focus('#codes')
    for (const code of [one, two, one]) await scan(page, code)
    expect(await field(page)).toBe(`${one}\n${two}\n`)
    expect(await said(page)).toContain(`Уже есть: ${one}`)
  })

  it('keeps what was not sent over a reload, until the server has it', async () => {
    const page = await open()
    await page.focus('#codes')
    await scan(page, `${one}␝93abcd`)
    await scan(page, two)
    await page.reload()
    expect(await field(page)).toBe(`${one}␝93abcd\n${two}\n`)
    await page.click('[data-test=send]')
    await page.waitForURL(/\/deliveries\/\d+$/)
    const delivery = await app.database.read.findOneByOrFail(Delivery, { source: 'scan' })
    const codes = await app.database.read.findBy(Code, { deliveryId: delivery.id })
    expect(codes.map(({ raw }) => raw)).toContain(`${one}\u001d93abcd`)
    await page.goto('/deliveries/new')
    expect(await field(page)).toBe('')
  })

  it('fits a narrow phone without moving sideways', async () => {
    const page = await open()
    await page.setViewportSize({ width: 360, height: 700 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  })
})
