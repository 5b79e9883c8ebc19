import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { has } from '../needs.js'
import { startRedis, type TestRedis } from '../redis-server.js'
import { adminPassword, startApp } from '../start-app.js'
import { complaintsOf, openChromium, signedIn } from './chromium.js'

const here = has('chromium') && has('redis')

describe.skipIf(!here)('the board of the queue', () => {
  let browser: Browser
  let redis: TestRedis
  beforeAll(async () => {
    ;[browser, redis] = await Promise.all([openChromium(), startRedis()])
  })
  afterAll(() => Promise.all([browser.close(), redis.close()]))

  it('shows the administrator the queue, to look at only', async () => {
    const program = await startApp({ env: { REDIS_URL: redis.url } })
    const visitor = { url: program.app.url, login: 'admin', password: adminPassword }
    const page = await signedIn(browser, visitor)
    const complaints = complaintsOf(page)
    const response = await page.goto(`${program.app.url}/queue-board`)
    expect(response!.status()).toBe(200)
    await page.getByText('checks').first().waitFor()
    // Its page asks for a font of elsewhere, which the policy refuses.
    expect(complaints.filter((text) => !text.includes('fonts.googleapis.com'))).toEqual([])
    const refused = await page.request.put(`${program.app.url}/queue-board/api/queues/checks/clean/completed`)
    expect([403, 405]).toContain(refused.status())
    await page.context().close()
    expect((await fetch(`${program.app.url}/queue-board`, { redirect: 'manual' })).status).toBe(303)
    await program.close()
  })

  it('is not there without Redis', async () => {
    const program = await startApp()
    expect((await fetch(`${program.app.url}/queue-board`)).status).toBe(404)
    await program.close()
  })
})
