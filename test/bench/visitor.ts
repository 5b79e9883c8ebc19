import { request } from 'undici'

/** A person at the pages while the program works: signs in, opens pages, scans a code. */
export interface BenchVisitor {
  /** How long the page took, ms. */
  open(path: string): Promise<number>
  /** How long the answer about a code took, asked at the counter «Проверить код», ms. */
  scan(code: string): Promise<number>
}

export async function signInVisitor(url: string, login: string, password: string): Promise<BenchVisitor> {
  let cookies = new Map<string, string>()
  const headers = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') })

  async function visit(path: string, form?: Record<string, string>): Promise<string> {
    const answer = await request(url + path, {
      method: form ? 'POST' : 'GET',
      headers: { ...headers(), ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
      body: form ? new URLSearchParams(form).toString() : undefined,
    })
    const text = await answer.body.text()
    if (answer.statusCode >= 400) throw new Error(`${path}: ${answer.statusCode}`)
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) {
      const [name, value] = cookie.split(';')[0]!.split('=') as [string, string]
      cookies = new Map(cookies).set(name, value)
    }
    return text
  }
  const tokenOf = (page: string): string => /name="_csrf" value="([^"]+)"/.exec(page)![1]!
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const startedAt = performance.now()
    await work()
    return performance.now() - startedAt
  }

  const _csrf = tokenOf(await visit('/sign-in'))
  await visit('/sign-in', { _csrf, to: '/', login, password })
  return {
    open: (path) => timed(() => visit(path)),
    async scan(code) {
      const form = { _csrf: tokenOf(await visit(`/codes?q=${encodeURIComponent(code)}`)), q: code }
      return timed(() => visit('/codes', form))
    },
  }
}
