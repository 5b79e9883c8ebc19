import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unknownCode } from '../../server/sandbox/states.js'
import { has } from '../needs.js'
import { adminPassword, startApp } from '../start-app.js'
import { axeFaults } from './axe-faults.js'
import { complaintsOf, openChromium, signedIn } from './chromium.js'

describe.skipIf(!has('chromium'))('the line to ЧЗ that somebody watches', () => {
  let browser: Browser
  let program: Awaited<ReturnType<typeof startApp>>
  beforeAll(async () => {
    const env = { CRPT_API_KEY: 'a-key' }
    ;[program, browser] = await Promise.all([startApp({ scenario: () => unknownCode, env }), openChromium()])
  })
  afterAll(async () => {
    await browser.close()
    await program.close()
  })

  it('shows a site that goes down, once the line is asked, without being loaded anew', async () => {
    const page = await signedIn(
      browser,
      { url: program.app.url, login: 'admin', password: adminPassword },
      { to: '/channels' },
    )
    const complaints = complaintsOf(page)
    const gone = new URL(program.sandbox.cdn.sites[1]!.url).host
    const row = page.locator(`[data-test=site]:has-text("${gone}")`)
    await row.locator('text="Отвечает"').waitFor()
    await page.evaluate('window.isTheSame = true')

    program.sandbox.cdn.sites[1]!.setMood({ answer: 'cut' })
    const other = await page.context().newPage()
    await other.goto('/channels')
    await other.click('[data-test=ask-line]')
    await other.waitForSelector('text=Опрашиваем каналы и площадки')
    await page.bringToFront()
    await row.locator('text=Не отвечает').waitFor()
    expect(await page.evaluate('window.isTheSame')).toBe(true)
    expect(complaints).toEqual([])
    expect(await axeFaults(page)).toEqual([])
  })
})
