import type { Clock } from '../clock.js'
import type { Lane } from '../domain/lanes.js'
import { AppError } from '../errors.js'
import { checkTrust, openConnection, type Connection, type Reply } from './connection.js'
import type { ReadingMethod } from './reading-methods.js'
import type { Sign } from './sign-command.js'
import { jsonOf } from './json-body.js'
import { isObject, momentOf, textOf, type Wire } from './wire-values.js'

/** A token of the True API with the moment of its end, Unix ms. */
export interface SignedIn {
  token: string
  expiresAt: number
}

export interface CrptSignIn {
  /** @throws AppError operational `sign.command`, `sign.silent`, `sign.refused` */
  signIn(stop?: AbortSignal): Promise<SignedIn>
  close(): Promise<void>
}

export interface CrptSignInOptions {
  origin: string
  inn: string
  sign: Sign
  /** Its requests are two of those that the participant may send. */
  takeTurn: (inn: string, lane: Lane, stop?: AbortSignal) => Promise<void>
  clock: Clock
  ownSuffix?: string
  proxy?: string
}

const timeoutMs = 15_000
/** No token lives longer, whatever an answer says (True API v719, «Авторизация»). */
const longestMs = 10 * 3600_000

/**
 * Signs in to ЧЗ: auth/key gives a text, an outside program signs it, auth/simpleSignIn takes it. Neither the signature
 * nor the token is evidence: nothing of it is kept but the token.
 * @throws AppError user `crpt.untrusted-host` where a signature must not be sent.
 */
export function makeCrptSignIn({ sign, clock, inn, takeTurn, ...line }: CrptSignInOptions): CrptSignIn {
  checkTrust(line.origin, line.ownSuffix)
  const connection = openConnection(line)

  async function tryOnce(united: boolean, stop?: AbortSignal): Promise<SignedIn | Wire> {
    // Without a token nothing else goes: it is urgent.
    const ask = asker(connection, { origin: line.origin, takeTurn: () => takeTurn(inn, 'gate', stop), stop })
    const key = await ask('auth/key')
    const [uuid, data] = [textOf(key.uuid), textOf(key.data)]
    if (uuid === undefined || data === undefined) return key
    const body = { uuid, data: await sign(data), inn, ...(united && { unitedToken: true }) }
    const answer = await ask('auth/simpleSignIn', body)
    const token = textOf(answer.uuidToken) ?? textOf(answer.token)
    if (token === undefined) return answer
    const latest = clock.now() + longestMs
    return { token, expiresAt: Math.min(momentOf(answer.expireDate) ?? latest, latest) }
  }

  return {
    close: () => connection.close(),
    async signIn(stop) {
      // The united token is the one that stays after 2026; where it is not given yet, the older one serves.
      for (const united of [true, false]) {
        const answer = await tryOnce(united, stop)
        if (isSignedIn(answer)) return answer
        const message = messageOf(answer)
        // A wrong signature stays wrong: the key is not asked for another.
        if (!united || /подпис/i.test(message)) throw new AppError('operational', 'sign.refused', { message })
      }
      throw new AppError('operational', 'sign.silent')
    },
  }
}

const isSignedIn = (answer: SignedIn | Wire): answer is SignedIn => typeof answer.expiresAt === 'number'

const messageOf = (wire: Wire): string => textOf(wire.error_message) ?? textOf(wire.error_description) ?? ''

/** Answers with the object of the body, {} where there is none. */
const asker =
  (
    connection: Connection,
    { origin, takeTurn, stop }: { origin: string; takeTurn: () => Promise<void>; stop?: AbortSignal },
  ) =>
  async (method: ReadingMethod, body?: object): Promise<Wire> => {
    await takeTurn()
    const reply: Reply = await connection.ask(method, {
      origin,
      headers: {},
      body: body && Buffer.from(JSON.stringify(body)),
      deadline: AbortSignal.timeout(timeoutMs),
      stop,
    })
    if (reply.kind === 'unanswered' || reply.status >= 500) throw new AppError('operational', 'sign.silent')
    const value = jsonOf(reply.body)
    return isObject(value) ? value : {}
  }
