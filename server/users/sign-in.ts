import type { EntityManager } from 'typeorm'
import { JournalEntry, User } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { isPassword } from './passwords.js'
import { closingAfter } from './accounts.js'

/** A failed sign-in takes this long, whatever made it fail. */
const failureMs = 400

export interface Credentials {
  login: string
  password: string
}

/** Signs in: the user's id, or null for a wrong password, an unknown login and a closed account alike. */
export async function signIn(
  { database, clock }: { database: Database; clock: Clock },
  { login, password }: Credentials,
): Promise<number | null> {
  const startedAt = clock.now()
  const known = await database.read.findOneBy(User, { login: login.trim().toLowerCase() })
  const matches = await isPassword(password, known?.passwordHash ?? null)
  const id = await database.transact(({ manager }) =>
    settleSignIn(manager, known?.id, { matches, now: startedAt }),
  )
  if (id === null) await clock.wait(Math.max(0, startedAt + failureMs - clock.now()))
  return id
}

interface Attempt {
  matches: boolean
  now: number
}

/** Decided on the row as it is now: of many guesses at once only the first few count as tries. */
async function settleSignIn(
  manager: EntityManager,
  id: number | undefined,
  { matches, now }: Attempt,
): Promise<number | null> {
  const user = id === undefined ? null : await manager.findOneBy(User, { id })
  const isOpen = user !== null && (user.closedUntil ?? 0) <= now
  const succeeds = isOpen && matches
  const failures = succeeds ? 0 : (user?.failedSignIns ?? 0) + 1
  // Who tries on at a closed door makes it no longer closed.
  if (isOpen) {
    const closedUntil = closingAfter(failures, now)
    await manager.update(User, { id: user.id }, { failedSignIns: failures, closedUntil })
  }
  const action = succeeds ? 'user.signed-in' : 'user.sign-in-failed'
  const subject = user ? `user:${user.id}` : null
  await manager.insert(JournalEntry, {
    at: now,
    userId: succeeds ? user.id : null,
    action,
    subject,
    details: null,
  })
  return succeeds ? user.id : null
}
