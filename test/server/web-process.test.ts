import supertest from 'supertest'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { introduced } from '../../server/sandbox/states.js'
import { cisOf } from '../codes.js'
import { scanner } from '../scanner.js'
import { send, signIn } from '../pages/small-app.js'
import { words } from '../pages/channels-app.js'
import { adminPassword, startApp } from '../start-app.js'
import { testClock } from '../test-clock.js'
import { waitFor } from '../wait-for.js'

const producer = { inn: '0069145277', name: 'ООО «Родник»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }
const hour = 3600_000
const full = `${cisOf(1)}\u001d93Zk4w`

type Program = Awaited<ReturnType<typeof startApp>>
let program: Program | undefined
afterEach(async () => {
  vi.restoreAllMocks()
  await program?.close()
})

interface Line {
  items: { process: string; channel: string; state: string; blockedUntil: string | null }[]
  processes: { process: string; roles: string[]; seenAt: string }[]
}

/** A process for pages only, with a key for the till's question. */
async function startWeb(options: Parameters<typeof startApp>[0] = {}): Promise<Program> {
  program = await startApp({
    scenario: () => introduced(goods, producer),
    ...options,
    env: { ROLES: 'web', DOPUSK_TRAINING: 'true', CRPT_API_KEY: 'a-key', ...options.env },
  })
  return program
}

const asksOf = ({ sandbox: { cdn } }: Program) => {
  const timesOf = (ending: string) =>
    cdn.sites
      .flatMap((site) => Object.entries(site.counts().byPath))
      .reduce((sum, [path, times]) => (path.endsWith(ending) ? sum + times : sum), 0)
  return { list: cdn.listings(), looks: timesOf('/health/check'), codes: timesOf('/codes/check') }
}

/** The gate and the bulk have a list each. */
const isListed = (web: Program) =>
  waitFor(() => expect(asksOf(web)).toEqual({ list: 2, looks: 2 * web.sandbox.cdn.sites.length, codes: 0 }))

describe('a process for pages only', () => {
  it('has its sites listed and looked at before the first scan, which asks nothing but the code', async () => {
    const web = await startWeb()
    await isListed(web)
    const scan = await scanner(web.app.url)
    const before = asksOf(web)
    expect(await scan(full)).toContain('Ответ кассы получен от площадки ЧЗ')
    expect(asksOf(web)).toEqual({ ...before, codes: 1 })
  })

  it('lists its sites anew after six hours, as a till does', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const clock = testClock()
    const web = await startWeb({ clock })
    await isListed(web)
    // What the sites have said is heard before an answer of the program is.
    await web.api('/channels')
    await clock.advance(6 * hour - 1)
    expect(asksOf(web).list).toBe(2)
    await clock.advance(1)
    await waitFor(() => expect(asksOf(web).list).toBe(4))
  })

  it('tells how its channels do, as one that checks nothing, and looks again when a person wants it', async () => {
    const clock = testClock()
    const web = await startWeb({ clock })
    await isListed(web)
    // The quiet second after a start is over.
    await clock.advance(2000)
    const scan = await scanner(web.app.url)
    // The last one answers: with all of them aside, all would be looked at again at once.
    for (const site of web.sandbox.cdn.sites.slice(0, -1)) site.setMood({ answer: 503 }, { method: 'check' })
    await scan(full)
    await clock.advance(5000)
    const line = async () => (await (await web.api('/channels')).json()) as Line
    const patience = { timeout: 10_000 }
    await waitFor(async () => {
      const { items, processes } = await line()
      expect(items).toContainEqual(expect.objectContaining({ channel: 'true-api', state: 'up' }))
      expect(items).toContainEqual(
        expect.objectContaining({
          channel: 'cdn',
          state: 'down',
          blockedUntil: expect.any(String) as string,
        }),
      )
      expect(processes).toEqual([
        { process: items[0]!.process, roles: ['web'], seenAt: expect.any(String) as string },
      ])
      // It is told every five seconds.
      expect(clock.now() - Date.parse(processes[0]!.seenAt)).toBeLessThanOrEqual(5000)
    }, patience)
    const looks = asksOf(web).looks
    const browser = supertest.agent(web.app.url)
    await signIn(browser, 'admin', adminPassword)
    expect(words((await browser.get('/channels')).text)).toContain('Связь с ЧЗ неизвестна')
    await send(browser, '/channels', '/channels/questions')
    await clock.advance(2000)
    await waitFor(() => expect(asksOf(web).looks).toBeGreaterThan(looks), patience)
  })
})
