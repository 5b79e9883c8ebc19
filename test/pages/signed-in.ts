import { signIn, smallApp, tokenIn, type Browser, type SmallApp } from './small-app.js'

export const password = 'a good password'
export const cookieOf = (response: { headers: Record<string, unknown> }) =>
  String((response.headers['set-cookie'] as string[] | undefined)?.[0] ?? '')
export const minute = 60_000
export const hour = 60 * minute

/** An app whose administrator is signed in. */
export async function signedIn(
  options?: Parameters<typeof smallApp>[0],
): Promise<SmallApp & { admin: Browser }> {
  const app = await smallApp(options)
  await app.service.ensureAdministrator({ password })
  const admin = app.browser()
  await signIn(admin, 'admin', password)
  return { ...app, admin }
}

export async function send(browser: Browser, page: string, to: string, fields: Record<string, string>) {
  const { text } = await browser.get(page)
  return browser
    .post(to)
    .type('form')
    .send({ _csrf: tokenIn(text), ...fields })
}
