import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer of a site; `silence`: never; `cut`: the connection breaks. */
export type Reply = 'silence' | 'cut' | { status?: number; body: unknown; wait?: () => Promise<void> }

export interface Asked {
  method: string
  path: string
  key: string | undefined
  connection: string | undefined
  body: string
}

export interface LoopbackSite {
  origin: string
  asked: Asked[]
  /** How often a path that ends like this was asked. */
  times(ending: string): number
  /** From now on this path is answered so; a list is used up one by one, its last stays. */
  on(ending: string, ...replies: Reply[]): LoopbackSite
  /** Resolves when this path has been asked so often, from the beginning. */
  reached(ending: string, times: number): Promise<void>
  close(): Promise<void>
}

export const well = (avgTimeMs = 10): Reply => ({ body: { code: 0, description: 'ok', avgTimeMs } })
export const listOf = (...origins: string[]): Reply => ({
  body: { code: 0, description: 'ok', hosts: origins.map((host) => ({ host })) },
})

/** Lets sockets and promises go on until it is so; no time passes on the clock of the test. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}

/** A server on loopback that answers what it is told, and remembers what it was asked. */
export async function loopbackSite(): Promise<LoopbackSite> {
  const asked: Asked[] = []
  const answers = new Map<string, Reply[]>()
  const times = (ending: string) => asked.filter(({ path }) => path.endsWith(ending)).length

  const server: Server = createServer((req, res) => {
    void bodyOf(req).then(async (body) => {
      asked.push({
        method: req.method!,
        path: req.url!,
        key: req.headers['x-api-key'] as string | undefined,
        connection: req.headers.connection,
        body,
      })
      const list = [...answers].find(([ending]) => req.url!.endsWith(ending))?.[1] ?? []
      const reply = (list.length > 1 ? list.shift() : list[0]) ?? { status: 404, body: '' }
      if (reply === 'silence') return
      if (reply === 'cut') return void req.socket.destroy()
      await reply.wait?.()
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
      res.writeHead(reply.status ?? 200, { 'content-type': 'application/json' }).end(text)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))

  const site: LoopbackSite = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    times,
    on(ending, ...replies) {
      answers.set(ending, replies)
      return site
    },
    reached: (ending, count) => until(() => times(ending) >= count),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return site
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of req) body += String(part)
  return body
}
