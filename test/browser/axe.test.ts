import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../server/clock.js'
import { readConfig } from '../../server/config.js'
import { handIn } from '../../server/demo/demo-deliveries.js'
import { apiClient } from '../../server/cli/api-client.js'
import { silentLog } from '../../server/log.js'
import { wire } from '../../server/wiring.js'
import { testFolder } from '../database.js'
import { has } from '../needs.js'
import { routesOf } from '../routes.js'
import { apiToken } from '../start-app.js'
import { axeFaults } from './axe-faults.js'
import { openChromium, signedIn } from './chromium.js'
import { sampleStore, type SampleStore } from './sample-store.js'

/** What is read by programs or leads elsewhere, and the pages of Swagger UI, which are not ours. */
const noPages = /^\/(api\/.*|healthz|readyz|metrics|)$|\/(live|document)$/

/** Where each page is looked at; several places where it has states that look different. */
const places: Record<string, string[]> = {
  '/sign-in': ['/sign-in'],
  '/account': ['/account'],
  '/account/password': ['/account/password'],
  '/users': ['/users'],
  '/users/:id': ['/users/1'],
  '/dev/gallery': ['/dev/gallery'],
  '/deliveries': ['/deliveries', '/deliveries?q=nothing-of-the-kind', '/deliveries#sections'],
  '/deliveries/new': ['/deliveries/new'],
  '/deliveries/:id': ['{clean}', '{faulty}', '{imported}', '{checking}'],
  '/deliveries/:id/cancel': ['{checking}/cancel'],
  '/deliveries/:id/codes': ['{faulty}/codes?outcome=block', '{clean}/codes?outcome=wait'],
  '/codes': ['/codes', '/codes?q=nothing', '/codes?q={code}'],
  '/codes/:id': ['{blocked}', '{unknown}', '/codes/1'],
  '/claims': ['/claims'],
  '/claims/:id': ['/claims/1'],
  '/claims/:id/act.html': ['/claims/1/act.html'],
  '/channels': ['/channels', '/channels#sections'],
  '/channels/maintenance': ['/channels/maintenance'],
  '/channels/scan-order': ['/channels/scan-order'],
  '/channels/keys': ['/channels/keys', '/channels/keys?inn=0069003184'],
  '/rules': ['/rules'],
  '/rules/sheet': ['/rules/sheet'],
  '/rules/journal': ['/rules/journal'],
  '/rules/patience': ['/rules/patience'],
  '/rules/patience/:group': ['/rules/patience/milk'],
  '/rules/cells/:group/:case': ['/rules/cells/milk/not-introduced'],
  '/rules/groups/:group': ['/rules/groups/milk'],
}

describe.skipIf(!has('chromium'))('WCAG 2.2 AA, light and dark, wide and narrow', () => {
  let browser: Browser
  let store: SampleStore
  let page: Page
  const known: Record<string, string> = {}
  const addressOf = (place: string) => place.replace(/\{(\w+)\}/g, (_, name: string) => known[name]!)

  beforeAll(async () => {
    ;[browser, store] = await Promise.all([openChromium(), sampleStore()])
    page = await signedIn(browser, store.admin, { to: store.pages.faulty })
    await page.click('[data-test=claim]')
    await page.waitForURL('**/claims/1')
    Object.assign(known, store.pages, await codesOn(store.pages.faulty), {
      checking: await checkingPage(store),
      code: encodeURIComponent([...store.samples[0]!.states.keys()][0]!),
    })
  })
  afterAll(async () => {
    await browser.close()
    await store.close()
  })

  async function codesOn(delivery: string) {
    await page.goto(delivery)
    const first = (finding: string) => page.getAttribute(`${finding} a[href^="/codes/"] >> nth=0`, 'href')
    return {
      blocked: await first('#finding-block-not-introduced'),
      unknown: await first('[id^=finding-unknown]'),
    }
  }
  async function faultsAt(place: string): Promise<string[]> {
    await page.goto(addressOf(place))
    return axeFaults(page)
  }

  it('has a place for every page of the program', async () => {
    const program = await bareProgram()
    const found = routesOf(program.app).filter(({ method, path }) => method === 'get' && !noPages.test(path))
    await program.stopWork(0)
    await program.close()
    expect(found.map(({ path }) => path).sort()).toEqual(Object.keys(places).sort())
  })

  it.each(Object.keys(places).filter((path) => path !== '/sign-in'))('%s', async (path) => {
    for (const place of places[path]!) expect(await faultsAt(place), place).toEqual([])
  })

  it('a page that is not there', async () => {
    expect(await faultsAt('/nowhere')).toEqual([])
  })

  it.each<[string, Record<string, string>, string]>([
    ['/deliveries/new', {}, '[data-test=send]'],
    ['/users', { name: 'Кравцова Л. Н.', login: '?' }, 'form[action="/users"] button'],
    [
      '/account/password',
      { oldPassword: 'one', newPassword: 'two', repeatedPassword: 'three' },
      'form[action="/account/password"] button',
    ],
  ])('%s filled in wrongly', async (at, values, button) => {
    await page.goto(at)
    for (const [name, value] of Object.entries(values)) await page.fill(`[name=${name}]`, value)
    await page.click(button)
    await page.waitForSelector('[data-test=faults]')
    expect(await axeFaults(page)).toEqual([])
  })

  it('the door, for who is not known here', async () => {
    const stranger = await browser.newPage({ baseURL: store.admin.url })
    await stranger.goto('/sign-in')
    expect(await axeFaults(stranger)).toEqual([])
    await stranger.fill('[name=login]', 'nobody')
    await stranger.fill('[name=password]', 'nothing')
    await stranger.click('form[action="/sign-in"] button')
    await stranger.waitForSelector('.flash')
    expect(await axeFaults(stranger)).toEqual([])
    await stranger.close()
  })
})

/** A delivery about which ЧЗ does not answer: its check goes on and on. */
async function checkingPage({ sandbox, samples, folder, admin }: SampleStore): Promise<string> {
  sandbox.setMood({ answer: 'silence' })
  const [sample] = samples
  const again = { ...sample!, outline: { ...sample!.outline, number: '00-5520' } }
  return `/deliveries/${await handIn(again, apiClient({ url: admin.url, token: apiToken }), folder)}`
}

/** Wired and not started: for its routes. */
async function bareProgram() {
  const folder = mkdtempSync(join(testFolder, 'bare-'))
  const { config } = readConfig({
    DATABASE_URL: `sqlite:${join(folder, 'dopusk.sqlite')}`,
    DOPUSK_SECRET_FILE: join(folder, 'secret'),
    CRPT_TRUE_API_URL: 'http://127.0.0.1:9',
  })
  return wire(config!, { log: silentLog, clock: systemClock })
}
