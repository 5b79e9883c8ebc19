import { describe, expect, it } from 'vitest'
import { claimsRoutes } from '../../server/claims/claims-routes.js'
import { loadAssets } from '../../server/web/assets.js'
import {
  blockedLine,
  builtOn,
  checkedDelivery,
  claimsOver,
  sampleLines,
} from '../server/claims/claim-fixture.js'
import { signIn, smallApp, tokenIn, type Browser } from './small-app.js'

const password = 'a good password'

/** An app with claims whose administrator is signed in. */
async function claimsApp(options: { training?: boolean } = {}) {
  const training = options.training ?? false
  const app = await smallApp({
    ...options,
    pages: (web, database, clock) =>
      claimsRoutes({ ...claimsOver(database, { clock, training }), web, assets: loadAssets() }),
  })
  const { database, clock } = app
  const claims = claimsOver(database, { clock, training })
  await app.service.ensureAdministrator({ password })
  const admin = app.browser()
  await signIn(admin, 'admin', password)
  return { ...app, claims, admin, bench: builtOn(database, clock, claims) }
}

/** Sends a form with the token of the session, which every form of it has. */
async function send(browser: Browser, to: string, fields: Record<string, string> = {}) {
  const { text } = await browser.get('/account')
  return browser
    .post(to)
    .type('form')
    .send({ _csrf: tokenIn(text), ...fields })
}

describe('the pages of claims', () => {
  it('say what a claim comes from while there is none', async () => {
    const { admin } = await claimsApp()
    const { text } = await admin.get('/claims').expect(200)
    expect(text).toContain('Претензий пока нет')
    expect(text).toContain('href="/deliveries"')
  })

  it('lead from a delivery to its claim, and from there to the act', async () => {
    const { admin, bench } = await claimsApp()
    const delivery = await checkedDelivery(bench, sampleLines)
    const made = await send(admin, `/deliveries/${delivery.id}/claims`)
    expect(made.status).toBe(303)
    const { text } = await admin.get(made.headers.location!).expect(200)
    expect(text).toContain('Акт №\u00a02026-0001 составлен.')
    expect(text).toContain('Поставщику: ООО «Молочный берег».')
    expect(text).toMatch(/data-test="units">14</)
    expect(text).toMatch(/data-test="sum">808,60\u00a0₽</)
    expect(text).toContain(`href="${made.headers.location}/act.html"`)
    const list = await admin.get('/claims').expect(200)
    expect(list.text.match(/data-test="claim"/g)).toHaveLength(1)
    expect(list.text).toContain('808,60\u00a0₽')
  })

  it('lead to the claim there is when nothing has changed', async () => {
    const { admin, bench } = await claimsApp()
    const delivery = await checkedDelivery(bench, [blockedLine(2)])
    const first = await send(admin, `/deliveries/${delivery.id}/claims`)
    const second = await send(admin, `/deliveries/${delivery.id}/claims`)
    expect(second.headers.location).toBe(first.headers.location)
    expect((await admin.get(first.headers.location!)).text).toContain('С тех пор ничего не изменилось')
  })

  it('say in words why there is nothing to claim', async () => {
    const { admin, bench } = await claimsApp()
    const fine = await checkedDelivery(bench, [
      { name: 'Сыр', codes: [{ reason: '', outcome: 'sell', count: 1 }] },
    ])
    const refused = await send(admin, `/deliveries/${fine.id}/claims`)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Предъявлять нечего')
    expect((await send(admin, '/deliveries/999/claims')).status).toBe(404)
    expect((await admin.get('/claims/999')).status).toBe(404)
    expect((await admin.get('/claims/x/act.html')).status).toBe(404)
  })

  it('save the text of the act, and show a fault at its field with what was entered', async () => {
    const { admin, bench, claims } = await claimsApp()
    const delivery = await checkedDelivery(bench, [blockedLine(1)])
    const { headers } = await send(admin, `/deliveries/${delivery.id}/claims`)
    const to = headers.location!
    await send(admin, to, {
      vehicle: 'А 123 ВС 69',
      startedAt: '2026-11-24T12:48',
      endedAt: '2026-11-24T15:10',
    })
    const act = await admin.get(`${to}/act.html`).expect(200)
    expect(act.text).toContain('А 123 ВС 69')
    expect(act.text).toContain('24.11.2026, с 12:48 до 15:10')
    const refused = await send(admin, to, { conclusion: 'x'.repeat(1501), vehicle: 'другая' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('href="#conclusion"')
    expect(refused.text).toContain('value="другая"')
    const claim = await claims.queries.findClaim(Number(to.split('/').at(-1)))
    expect(claim!.details.vehicle).toBe('А 123 ВС 69')
  })

  it('show the act under the strict policy of the program, and as a file under a policy of its own', async () => {
    const { admin, bench } = await claimsApp({ training: true })
    const delivery = await checkedDelivery(bench, [blockedLine(40)])
    const { headers } = await send(admin, `/deliveries/${delivery.id}/claims`)
    const page = await admin.get(`${headers.location}/act.html`).expect(200)
    expect(page.headers['content-security-policy']).toContain("style-src 'self'")
    expect(page.text).not.toContain('<style>')
    expect(page.text).toMatch(/href="\/assets\/css\/act\.css\?v/)
    expect(page.text.match(/class="act-training"/g)).toHaveLength(
      page.text.match(/data-test="sheet"/g)!.length,
    )
    const file = await admin.get(`${headers.location}/act.html?standalone=1`).expect(200)
    expect(file.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(file.headers['content-disposition']).toContain('act-2026-0001.html')
    expect(file.text).toContain('<style>')
    expect(file.text.trimEnd()).toMatch(/<\/html>$/)
  })

  it('keep the act Russian for who reads English', async () => {
    const { admin, bench } = await claimsApp()
    const delivery = await checkedDelivery(bench, [blockedLine(1)])
    const { headers } = await send(admin, `/deliveries/${delivery.id}/claims`)
    await send(admin, '/language', { language: 'en' })
    const claim = await admin.get(headers.location!)
    expect(claim.text).toContain('Claim No. 2026-0001')
    const { text } = await admin.get(`${headers.location}/act.html`)
    expect(text).toContain('To claim No. 2026-0001')
    expect(text).toContain('Заключение комиссии.')
    expect(text).toContain('Лист 1 из 2')
  })

  it('are closed to strangers', async () => {
    const { browser } = await claimsApp()
    for (const page of ['/claims', '/claims/1', '/claims/1/act.html'])
      expect((await browser().get(page)).headers.location).toMatch(/^\/sign-in/)
    expect((await browser().post('/deliveries/1/claims')).status).not.toBe(200)
  })
})
