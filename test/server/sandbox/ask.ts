import { request } from 'undici'
import type { Sandbox } from '../../../server/sandbox/sandbox.js'

export interface Row {
  cisInfo: Record<string, unknown>
  errorCode?: string
}

/** Asks cises/info of a sandbox; `rows` where the answer is an array. */
export async function ask(sandbox: Sandbox, body: unknown, headers: Record<string, string> = {}) {
  const answer = await request(`${sandbox.url}/api/v3/true-api/cises/info`, {
    method: 'POST',
    headers: { authorization: 'Bearer token', 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.body.text()
  return { status: answer.statusCode, headers: answer.headers, text, rows: rowsIn(text) }
}

function rowsIn(text: string): Row[] {
  try {
    const value = JSON.parse(text) as unknown
    return Array.isArray(value) ? (value as Row[]) : []
  } catch {
    return []
  }
}
