import type { Complaint } from './arguments.js'
import { startOwnServer, startTrainingServer, type CheckServer } from './own-server.js'

type Environment = Record<string, string | undefined>

export interface ServerWish {
  sandbox: boolean
  /** Named on the command line. */
  server: string | null
}

const probeMs = 1000

/** The server that will check: a running one where there is one, else one of our own for this once. */
export async function chooseServer(
  wish: ServerWish,
  env: Environment,
): Promise<CheckServer | { complaints: Complaint[] }> {
  if (wish.sandbox) return startTrainingServer()
  const named = wish.server ?? (env.DOPUSK_URL || null)
  const token = env.DOPUSK_API_TOKEN || null
  if (named !== null) return namedServer(named, token)
  const usual = `http://${env.HOST || '127.0.0.1'}:${env.PORT || '8080'}`
  if (token !== null && (await probe(usual, token)) === 'ready') return asIs(usual, token)
  return ownServer(env)
}

async function namedServer(
  url: string,
  token: string | null,
): Promise<CheckServer | { complaints: Complaint[] }> {
  if (!URL.canParse(url)) return complain('cli.server-wrong')
  if (token === null) return complain('cli.token-for-server', { url })
  const state = await probe(url, token)
  if (state === 'ready') return asIs(url, token)
  return complain(state === 'refused' ? 'cli.server-refused' : 'cli.server-silent', { url })
}

async function ownServer(env: Environment): Promise<CheckServer | { complaints: Complaint[] }> {
  if (!env.CRPT_TRUE_API_TOKEN && !env.CRPT_TRUE_API_TOKEN_FILE) return complain('cli.no-crpt-token')
  const server = await startOwnServer(env)
  if (!('faults' in server)) return server
  const complaints = server.faults.map(({ name, message }): Complaint => ({
    key: 'cli.config-fault',
    params: { name, message },
  }))
  return { complaints }
}

const asIs = (url: string, token: string): CheckServer => ({ url, token, close: () => Promise.resolve() })

const complain = (key: Complaint['key'], params?: Complaint['params']) => ({ complaints: [{ key, params }] })

/** Is there a server of ours that takes this token? Asked of a list with one entry at most: it changes nothing. */
async function probe(url: string, token: string): Promise<'ready' | 'refused' | 'silent'> {
  try {
    const answer = await fetch(new URL('/api/v1/deliveries?limit=1', url), {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(probeMs),
    })
    if (answer.ok) return 'ready'
    return answer.status === 401 || answer.status === 403 ? 'refused' : 'silent'
  } catch {
    return 'silent'
  }
}
