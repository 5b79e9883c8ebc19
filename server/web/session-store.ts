import { createHash } from 'node:crypto'
import session, { type SessionData } from 'express-session'
import { LessThanOrEqual } from 'typeorm'
import { Session } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'

const minute = 60_000
const hour = 60 * minute
/** A shift: nobody stays signed in longer, working or not. */
export const longestMs = 12 * hour
const idleMs = 2 * hour
/** A browser that only opened the sign-in page. */
const strangerMs = 24 * hour
/** The end of a session is moved no more often than this: not a write for every page. */
const graceMs = minute

type Done<T = void> = (error?: unknown, value?: T) => void

export const hashOfSession = (id: string): string => createHash('sha256').update(id).digest('hex')

/** Unix ms: the idle end, never past the end of the shift. */
export function endOfSession(content: Partial<SessionData>, now: number): number {
  if (content.signedInAt === undefined) return now + strangerMs
  const last = content.signedInAt + longestMs
  return content.keep ? last : Math.min(last, now + idleMs)
}

/** express-session's store on the one door to the database. */
export class SessionStore extends session.Store {
  private readonly idle = new WeakSet<object>()
  private cleanedAt = 0

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super()
  }

  /** This request does not count as work. */
  leaveIdle(of: object): void {
    this.idle.add(of)
  }

  override get(id: string, done: Done<SessionData | null>): void {
    settle(this.find(hashOfSession(id)), done)
  }

  override set(id: string, content: SessionData, done?: Done): void {
    settle(this.keep(hashOfSession(id), content), done)
  }

  override touch(id: string, content: SessionData, done?: Done): void {
    settle(this.idle.has(content) ? Promise.resolve() : this.prolong(hashOfSession(id), content), done)
  }

  override destroy(id: string, done?: Done): void {
    settle(this.remove(hashOfSession(id)), done)
  }

  private async find(idHash: string): Promise<SessionData | null> {
    const row = await this.database.read.findOneBy(Session, { idHash })
    return row && row.expiresAt > this.clock.now() ? (JSON.parse(row.content) as SessionData) : null
  }

  private async keep(idHash: string, content: SessionData): Promise<void> {
    const now = this.clock.now()
    const expiresAt = endOfSession(content, now)
    const row = { idHash, userId: content.userId ?? null, content: JSON.stringify(content), expiresAt }
    const clean = now - this.cleanedAt > hour
    await this.database.transact(async ({ manager }) => {
      await manager.upsert(Session, row, ['idHash'])
      if (clean) await manager.delete(Session, { expiresAt: LessThanOrEqual(now) })
    })
    if (clean) this.cleanedAt = now
  }

  private async prolong(idHash: string, content: SessionData): Promise<void> {
    const expiresAt = endOfSession(content, this.clock.now())
    const row = await this.database.read.findOneBy(Session, { idHash })
    if (row && expiresAt - row.expiresAt > graceMs)
      await this.database.transact(({ manager }) => manager.update(Session, { idHash }, { expiresAt }))
  }

  private async remove(idHash: string): Promise<void> {
    await this.database.transact(({ manager }) => manager.delete(Session, { idHash }))
  }
}

/** A promise's end, told to a callback. */
function settle<T>(work: Promise<T>, done: Done<T> = () => undefined): void {
  work.then(
    (value) => done(null, value),
    (error: unknown) => done(error),
  )
}
