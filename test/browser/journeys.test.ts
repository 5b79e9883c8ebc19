import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeUpd } from '../../server/sandbox/upd-writer.js'
import { has } from '../needs.js'
import { complaintsOf, openChromium, printedPages, signedIn } from './chromium.js'
import { letIn } from './let-in.js'
import { sampleStore, type SampleStore } from './sample-store.js'

describe.skipIf(!has('chromium'))('in a browser', () => {
  let browser: Browser
  let store: SampleStore
  beforeAll(async () => {
    ;[browser, store] = await Promise.all([openChromium(), sampleStore()])
  })
  afterAll(async () => {
    await browser.close()
    await store.close()
  })

  const verdictOn = (page: Page) => page.innerText('[data-test=verdict] h2')
  /** Chooses a file on the upload page and sends it. */
  async function upload(page: Page, name: string, content: Buffer) {
    await page.goto('/deliveries/new')
    await page.setInputFiles('#document', { name, mimeType: 'application/octet-stream', buffer: content })
    await page.click('[data-test=send]')
  }
  /** The clean delivery once more, under a number of its own. */
  const documentOf = (number: string) =>
    Buffer.concat([...writeUpd({ ...store.samples[0]!.outline, number }, 'windows-1251')])

  it('a receiver gets in, sees what to set aside and why, and makes no act', async () => {
    const { page } = await letIn(browser, store.admin, 'receiver')
    const complaints = complaintsOf(page)
    await page.click('nav a[href="/deliveries"]')
    await page.click('text=Молочный берег')
    expect(await verdictOn(page)).toBe('Подписывать частично')
    const finding = page.locator('#finding-block-expired').locator('xpath=ancestor::article')
    expect(await finding.innerText()).toMatch(/Истёк срок годности[\s\S]+Вернуть с этой же машиной/)
    expect(await page.locator('text=Составить акт').count()).toBe(0)
    expect(await page.locator('nav a[href="/users"]').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('a document is taken, its check is watched, and the verdict comes by itself', async () => {
    const page = await signedIn(browser, store.admin)
    const complaints = complaintsOf(page)
    store.sandbox.setMood({ answer: 'plain', latencyMs: 3000 })
    await upload(page, 'УПД.xml', documentOf('00-5519'))
    await page.waitForSelector('[data-test=checking]')
    store.sandbox.setMood({ answer: 'plain' })
    expect(await page.innerText('h1')).toBe('ООО «Ранетка»')
    await page.waitForSelector('[data-test=verdict]')
    expect(await verdictOn(page)).toBe('Подписывать')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('a file that is no document is refused with what to do, and one that came before is shown', async () => {
    const page = await signedIn(browser, store.admin)
    await upload(page, 'накладная.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n'))
    const refused = page.locator('main')
    expect(await refused.innerText()).toMatch(/накладная\.pdf.*не загружен/)
    expect(page.url()).toMatch(/\/deliveries$/)
    const { fileName, outline, encoding } = store.samples[0]!
    await upload(page, fileName, Buffer.concat([...writeUpd(outline, encoding)]))
    expect(await page.innerText('[data-test=known]')).toContain('уже загружена')
    await page.click('[data-test=known] a')
    await page.waitForURL(`**${store.pages.clean}`)
    await page.context().close()
  })

  it('codes that were scanned are checked as a list', async () => {
    const page = await signedIn(browser, store.admin, { to: '/deliveries/new?by=scan' })
    const [one, two] = [...store.samples[0]!.states.keys()] as [string, string]
    for (const code of [one, two, one]) {
      await page.keyboard.type(code)
      await page.keyboard.press('Enter')
    }
    await page.click('[data-test=send]')
    await page.waitForSelector('[data-test=verdict]')
    expect(await page.innerText('h1')).toBe('Отсканированный список')
    expect(await page.innerText('[data-test=verdict]')).toContain('2 можно продавать')
    await page.context().close()
  })

  it('a flagged code is opened from its finding and says what the till will do', async () => {
    const page = await signedIn(browser, store.admin, { to: store.pages.faulty })
    await page.click('#finding-block-not-introduced summary')
    await page.click('#finding-block-not-introduced a[href^="/codes/"] >> nth=0')
    expect(await verdictOn(page)).toBe('Касса откажет: не введён в оборот')
    expect(await page.innerText('main')).toMatch(/Отложить в карантин[\s\S]+Нанесён, не введён в оборот/)
    await page.context().close()
  })

  it('an act is made of a delivery and printed, a sheet on each page', async () => {
    const page = await signedIn(browser, store.admin, { to: store.pages.faulty })
    await page.click('[data-test=claim]')
    await page.waitForURL(/\/claims\/\d+$/)
    expect(await page.innerText('[data-test=units]')).toBe('30')
    expect(await page.innerText('main')).toMatch(/Акт №\s2026-\d+ составлен/)
    await page.click('[data-test=open-act]')
    await page.waitForURL(/\/act\.html$/)
    expect(await page.innerText('.sheet >> nth=0')).toContain('Молочный берег')
    const sheets = await page.locator('[data-test=sheet]').count()
    expect(await page.locator('#print').isVisible()).toBe(true)
    const pages = await printedPages(page)
    expect(pages).toHaveLength(sheets)
    expect(pages.every(([width, height]) => width > height)).toBe(true)
    await page.context().close()
  })

  it('English and the dark theme are a press away, and stay', async () => {
    const page = await signedIn(browser, store.admin, { to: '/account' })
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    const light = await ground()
    await page.click('button:has-text("English")')
    await page.click('button:has-text("Dark")')
    await page.goto('/deliveries')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.innerText('h1')).toBe('Deliveries')
    expect(await ground()).not.toBe(light)
    await page.goto('/account')
    await page.click('button:has-text("Русский")')
    expect(await page.innerText('h1')).toBe('Администратор')
    await page.context().close()
  })
})
