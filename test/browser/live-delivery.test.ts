import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { has } from '../needs.js'
import { deliveriesApp, password } from '../pages/deliveries-app.js'
import { milkDelivery } from '../pages/milk-delivery.js'
import { openChromium, signedIn } from './chromium.js'

describe.skipIf(!has('chromium'))('a delivery that somebody watches', () => {
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

  const open = (to: string) => {
    const { port } = server.address() as AddressInfo
    return signedIn(browser, { url: `http://127.0.0.1:${port}`, login: 'admin', password }, { to })
  }
  const setRun = (id: number, change: string) =>
    app.database.transact(({ manager }) =>
      manager.query(`UPDATE check_run SET version = version + 1, ${change} WHERE id = ${id}`),
    )

  it('turns into its verdict by itself, in the list too', async () => {
    const { delivery, run } = await milkDelivery(app.build)
    await setRun(run.id, `state = 'running', asked = 20`)
    const page = await open(`/deliveries/${delivery.id}`)
    const list = await page.context().newPage()
    await list.goto('/deliveries')
    expect(await page.isVisible('[data-test=checking]')).toBe(true)
    expect(await list.textContent('[data-test=delivery] .tag')).toContain('Проверяется')
    await setRun(run.id, `state = 'done', asked = 24`)
    await page.waitForSelector('[data-test=verdict]')
    expect(await page.getAttribute('#delivery', 'data-live')).toBeNull()
    await list.bringToFront()
    await list.waitForSelector('text=Есть к возврату >> nth=1')
  })

  it('keeps open what a person opened when answers come', async () => {
    const { delivery, run } = await milkDelivery(app.build)
    const page = await open(`/deliveries/${delivery.id}`)
    await page.click('#finding-block-expired summary')
    const before = await page.getAttribute('#delivery', 'data-version')
    await setRun(run.id, 'done = done + 0')
    await page.waitForSelector(`#delivery:not([data-version="${before}"])`)
    expect(await page.evaluate('document.querySelector("#finding-block-expired").open')).toBe(true)
  })
})
