import supertest from 'supertest'
import { send, signIn } from './pages/small-app.js'
import { adminPassword } from './start-app.js'

/** Signs in to a program and gives what scans a code on the page «Проверить код»: it returns the page with the answer. */
export async function scanner(url: string): Promise<(code: string) => Promise<string>> {
  const browser = supertest.agent(url)
  await signIn(browser, 'admin', adminPassword)
  return async (code) => {
    const { text } = await send(browser, `/codes?q=${encodeURIComponent(code)}`, '/codes', { q: code })
    return text
  }
}
