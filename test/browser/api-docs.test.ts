import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../../server/api-docs/endpoints.js'
import { has } from '../needs.js'
import { startApp } from '../start-app.js'
import { complaintsOf, openChromium } from './chromium.js'

describe.skipIf(!has('chromium'))('/api/docs', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())

  it('shows every endpoint from local files, with nothing refused by the strict policy', async () => {
    const program = await startApp()
    const page = await browser.newPage()
    const complaints = complaintsOf(page)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    const response = await page.goto(`${program.app.url}/api/docs`)
    expect(response!.headers()['content-security-policy']).toContain("script-src 'self';")
    await page.locator('.opblock').first().waitFor()
    expect(await page.locator('.opblock').count()).toBe(endpoints.length)
    expect(await page.title()).toBe('API Допуска')
    await page.locator('.opblock').first().click()
    await page.locator('.opblock-body .responses-table').first().waitFor()
    expect(complaints).toEqual([])
    expect(new Set(asked.filter((origin) => origin !== 'null'))).toEqual(new Set([program.app.url]))
    await page.close()
    await program.close()
  })
})
