import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testFolder } from '../database.js'
import { has } from '../needs.js'
import {
  actFile,
  blockedLine,
  checkedDelivery,
  claimsBench,
  sampleLines,
  type LineOutline,
} from '../server/claims/claim-fixture.js'
import { complaintsOf, openChromium, printedPages } from './chromium.js'

const longNames: LineOutline[] = Array.from({ length: 25 }, (_, index) =>
  blockedLine(
    3,
    `Сырок глазированный с варёным сгущённым молоком «Берег детства», 23 %, 45 г, вид ${index + 1}`,
  ),
)
const fullText = {
  conclusion: 'Щука и жюри. '.repeat(115).trim(),
  defects: 'Широкая электрификация южных губерний. '.repeat(60).trim(),
  others: 'Ждём. '.repeat(130).trim(),
  supplier: 'Общество с ограниченной ответственностью «Производственное объединение „Молочный берег“» '
    .repeat(4)
    .slice(0, 300),
  carrier: 'Перевозчик '.repeat(14),
  chairName: 'Константинопольская-Преображенская Ш. Ж.',
  annexes: 'фотографии мест, '.repeat(17).slice(0, 300),
}

describe.skipIf(!has('chromium'))('an act on paper', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())

  it.each<[string, LineOutline[], object]>([
    ['one code', [blockedLine(1)], {}],
    ['the sample', sampleLines, {}],
    ['300 codes', [blockedLine(300)], {}],
    ['long names of goods', longNames, {}],
    ['every field full', sampleLines, fullText],
  ])(
    'with %s is as many A4 landscape pages as it has sheets, and nothing runs over',
    async (name, lines, details) => {
      const bench = await claimsBench({ training: true })
      const delivery = await checkedDelivery(bench, lines)
      const { id } = await bench.claims.service.makeClaim(delivery.id, { userId: null, details })
      const html = await actFile(bench.claims, id)
      await bench.database.close()
      const file = join(testFolder, `act-${name.replace(/\W/g, '-')}.html`)
      writeFileSync(file, html)

      const page = await browser.newPage()
      const complaints = complaintsOf(page)
      await page.goto(pathToFileURL(file).href)
      expect(await page.evaluate('[...document.fonts].some((face) => face.status === "loaded")')).toBe(true)
      const pages = await printedPages(page)
      await page.emulateMedia({ media: 'print' })
      const overflows = await page.evaluate(
        `[...document.querySelectorAll(".sheet")].filter((sheet) => {
        const paper = sheet.getBoundingClientRect()
        return [...sheet.querySelectorAll("table, p, span, td")].some((part) => {
          const box = part.getBoundingClientRect()
          return !part.closest(".act-training") && (box.bottom > paper.bottom + 1 || box.right > paper.right + 1)
        })
      }).length`,
      )
      // A wider page would be made smaller by the printer.
      await page.setViewportSize({ width: 1040, height: 760 })
      const width = await page.evaluate('document.documentElement.scrollWidth')
      await page.close()

      expect(complaints).toEqual([])
      expect(overflows).toBe(0)
      expect(width).toBe(1040)
      expect(pages).toHaveLength(html.split('data-test="sheet"').length - 1)
      for (const [width, height] of pages) {
        expect(Math.abs(width - 841.9)).toBeLessThan(1)
        expect(Math.abs(height - 595.3)).toBeLessThan(1)
      }
    },
  )
})
