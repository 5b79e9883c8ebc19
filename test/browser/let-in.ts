import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../server/domain/access/roles.js'
import { signedIn, type Visitor } from './chromium.js'

let made = 0

/** What the administrator does for somebody new, and what that person does at the first visit. */
export async function letIn(
  browser: Browser,
  admin: Visitor,
  role: Role,
): Promise<{ visitor: Visitor; page: Page }> {
  const desk = await signedIn(browser, admin)
  const login = `${role}${++made}`
  await desk.goto('/users')
  await desk.fill('[name=name]', 'Кравцова Л. Н.')
  await desk.fill('[name=login]', login)
  await desk.selectOption('[name=role]', role)
  await desk.click('form[action="/users"] button')
  const given = (await desk.textContent('[data-test=made-password]'))!.trim()
  await desk.context().close()

  const visitor = { url: admin.url, login, password: 'a-password-of-my-own' }
  const page = await signedIn(browser, { ...visitor, password: given }, { lands: '/account/password' })
  await page.fill('[name=oldPassword]', given)
  await page.fill('[name=newPassword]', visitor.password)
  await page.fill('[name=repeatedPassword]', visitor.password)
  await page.click('form[action="/account/password"] button')
  await page.waitForURL('**/account')
  return { visitor, page }
}
