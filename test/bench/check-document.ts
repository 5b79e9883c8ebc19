import { createReadStream } from 'node:fs'
import { request } from 'undici'
import type { CheckServer } from '../../server/cli/own-server.js'

export interface CheckTimes {
  importMs: number
  checkMs: number
}

const pollMs = 100

/** Hands a document in as a stream and waits until its check is done: how long both took. */
export async function checkDocument(server: CheckServer, file: string): Promise<CheckTimes> {
  const startedAt = performance.now()
  await handIn(server, file)
  const importedAt = performance.now()
  for (;;) {
    const { state, counts } = await newest(server)
    if (state === 'done') {
      if (counts.sell !== counts.total) throw new Error(`sold ${counts.sell} of ${counts.total}`)
      return times(startedAt, importedAt)
    }
    if (state === 'held' || state === 'cancelled') throw new Error(`the check is ${state}`)
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

/** How the newest delivery stands, out of the list: the delivery whole has every line of the document. */
async function newest({
  url,
  token,
}: CheckServer): Promise<{ state: string; counts: Record<string, number> }> {
  const answer = await request(`${url}/api/v1/deliveries?limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { items } = (await answer.body.json()) as {
    items: { state: string; counts: Record<string, number> }[]
  }
  return items[0]!
}

async function handIn(server: CheckServer, file: string): Promise<void> {
  const answer = await request(`${server.url}/api/v1/deliveries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/xml' },
    body: createReadStream(file),
    headersTimeout: 600_000,
  })
  const body = (await answer.body.json()) as { error?: { message: string } }
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${body.error?.message}`)
}

const times = (startedAt: number, importedAt: number): CheckTimes => ({
  importMs: Math.round(importedAt - startedAt),
  checkMs: Math.round(performance.now() - importedAt),
})
