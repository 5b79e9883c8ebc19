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

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet })

export interface Visitor {
  /** Origin of the program. */
  url: string
  login: string
  password: string
}

/** A browser profile of its own, on the sign-in page with both fields filled in. */
export async function atTheDoor(
  browser: Browser,
  { url, login, password }: Visitor,
  options: { to?: string; context?: BrowserContextOptions } = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'ru-RU', ...options.context })
  const page = await context.newPage()
  await page.goto(`/sign-in?to=${options.to ?? '/deliveries'}`)
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', password)
  return page
}

/** The same, let in. */
export async function signedIn(
  browser: Browser,
  visitor: Visitor,
  options: { to?: string; context?: BrowserContextOptions } = {},
): Promise<Page> {
  const page = await atTheDoor(browser, visitor, options)
  await page.click('main [type=submit], main button')
  await page.waitForURL(`**${options.to ?? '/deliveries'}`)
  return page
}
