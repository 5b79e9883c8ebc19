import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

/** Nothing of its own goes out of the machine. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser that `has('chromium')` looks for. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet })

export interface Visitor {
  /** Origin of the program. */
  url: string
  login: string
  password: string
}

interface Visit {
  /** The page asked for. */
  to?: string
  /** Where it leads; the page asked for where nothing is said. */
  lands?: string
  context?: BrowserContextOptions
}

/** Signs in with a browser profile of its own. */
export async function signedIn(browser: Browser, visitor: Visitor, visit: Visit = {}): Promise<Page> {
  const { to = '/deliveries', lands = to, context = {} } = visit
  const profile = await browser.newContext({ baseURL: visitor.url, locale: 'ru-RU', ...context })
  const page = await profile.newPage()
  await page.goto(`/sign-in?to=${to}`)
  await page.fill('[name=login]', visitor.login)
  await page.fill('[name=password]', visitor.password)
  await page.click('form[action="/sign-in"] button')
  await page.waitForURL(`**${lands}`)
  return page
}

/** What the browser complains of on a page: a refused style, a script that failed. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}

/** Sizes in points of the pages that the printer would get; those of a PDF by Chromium are named in clear. */
export async function printedPages(page: Page): Promise<[width: number, height: number][]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  return [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    ([, width, height]) => [Number(width), Number(height)],
  )
}
