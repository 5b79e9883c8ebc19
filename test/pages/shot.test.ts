import { createServer } from 'node:http'
import { chromium } from 'playwright-core'
import { it } from 'vitest'
import { claimsApp } from './claims.test.js'
import { blockedLine, checkedDelivery, sampleLines } from '../server/claims/claim-fixture.js'
it('shots', async () => {
  const { app, bench, claims, database } = await claimsApp({ training: false })
  const server = createServer(app).listen(0)
  const port = (server.address() as {port:number}).port
  const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await b.newPage({ viewport: { width: 1280, height: 800 } })
  const complaints: string[] = []
  page.on('console', (m) => complaints.push(m.text()))
  const go = (p: string) => page.goto(`http://127.0.0.1:${port}${p}`)
  await go('/sign-in'); await page.fill('[name=login]', 'admin'); await page.fill('[name=password]', 'a good password'); await page.keyboard.press('Enter'); await page.waitForLoadState()
  await go('/claims'); await page.screenshot({ path: '/tmp/claims/s-empty-1280.png', fullPage: true })
  for (const lines of [sampleLines, [blockedLine(300, 'Сыр')], [blockedLine(3)]]) { const d = await checkedDelivery(bench, lines, { contractNumber: null }); await claims.service.makeClaim(d.id, { userId: 1 }) }
  for (const [w, dark] of [[1280, false], [390, false], [1280, true]] as const) {
    await page.setViewportSize({ width: w, height: 800 }); await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
    for (const [n, p] of [['list', '/claims'], ['claim', '/claims/1'], ['act', '/claims/1/act.html']]) { await go(p!); await page.waitForTimeout(300); await page.screenshot({ path: `/tmp/claims/s-${n}-${w}${dark ? '-dark' : ''}.png`, fullPage: true }); console.log(n, w, await page.evaluate('document.documentElement.scrollWidth')) }
  }
  await page.setViewportSize({ width: 1280, height: 800 }); await go('/claims/1'); await page.fill('[name=conclusion]', 'x'.repeat(1501)); await page.click('button:has-text("Сохранить")'); await page.screenshot({ path: '/tmp/claims/s-fault.png' })
  await go('/claims/1/act.html'); const pdf = await page.pdf({ preferCSSPageSize: true }); (await import('node:fs')).writeFileSync('/tmp/claims/desk.pdf', pdf)
  console.log(complaints); await b.close(); server.close(); await database.close()
}, 60000)
