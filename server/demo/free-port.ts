import { once } from 'node:events'
import { createServer } from 'node:net'

/** `wished` where nobody listens there, else 0: the system will choose. */
export async function freePort(wished: number): Promise<number> {
  const server = createServer()
  try {
    server.listen(wished, '127.0.0.1')
    await once(server, 'listening')
    server.close()
    await once(server, 'close')
    return wished
  } catch {
    return 0
  }
}
