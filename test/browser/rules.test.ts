import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { has } from '../needs.js'
import { adminPassword, startApp } from '../start-app.js'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const pages = [
  '/rules',
  '/rules/cells/milk/not-introduced',
  '/rules/journal',
  '/rules/patience',
  '/rules/patience/milk',
]

/** Sizes of the pages of a PDF in points. */
const sheetsOf = (pdf: Buffer) => [
  ...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g),
]

describe.skipIf(!has('chromium'))('the rules of the till', () => {
  let browser: Browser
  let program: Awaited<ReturnType<typeof startApp>>
  let page: Page
  const open = (path: string) => page.goto(program.app.url + path)
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
    program = await startApp()
    page = await (await browser.newContext({ bypassCSP: true })).newPage()
    await open('/sign-in')
    await page.fill('#login', 'admin')
    await page.fill('#password', adminPassword)
    await page.click('button.button-main')
    await open('/rules/cells/water/expired')
    await page.selectOption('#effect', 'warn')
    await page.click('form .button-main')
    await page.fill('#until', new Date(Date.now() + 4 * 3_600_000).toISOString().slice(11, 16))
    await page.fill('#reason', 'авария у оператора')
    await page.click('form[action="/rules/pauses"] button')
    await page.locator('[data-test="pause"]').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await program.close()
  })

  it.each(['light', 'dark'] as const)(
    'can be read and used by everybody, %s, at any width',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme })
      for (const width of [1280, 360])
        for (const path of pages) {
          await page.setViewportSize({ width, height: 900 })
          await open(path)
          await page.addScriptTag({ path: axe })
          const result = (await page.evaluate(
            `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })`,
          )) as { violations: { id: string; nodes: { html: string }[] }[] }
          const faults = result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)
          expect(faults, `${path} at ${width}`).toEqual([])
          const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
          expect(sideways, `${path} at ${width}`).toBeLessThanOrEqual(0)
        }
    },
  )

  it.each(['ru', 'en'])('stand on one A4 sheet for the cashiers (%s)', async (language) => {
    await open('/account')
    await page.click(`button[name="language"][value="${language}"]`)
    await open('/rules/sheet')
    const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }))
    expect(sheets).toHaveLength(1)
    expect(sheets[0]!.slice(1).map((size) => Math.round(Number(size)))).toEqual([842, 595])
  })
})
