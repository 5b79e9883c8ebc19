import type { Role } from '../domain/access/roles.js'

export interface NewUser {
  login: string
  name: string
  role: Role
}

/** Made at the very first start. The name is nobody's yet: it is not told to those who ask for a password. */
export const firstAdministrator: NewUser = { login: 'admin', name: 'Администратор', role: 'administrator' }

const minute = 60_000
/** An account bears so many failures in a row; then it closes, each time for twice as long. */
const freeFailures = 5
const firstClosingMs = minute
const longestClosingMs = 15 * minute

/** Until when an account is closed after so many failures in a row (Unix ms), or null. */
export function closingAfter(failures: number, now: number): number | null {
  if (failures < freeFailures) return null
  return now + Math.min(firstClosingMs * 2 ** (failures - freeFailures), longestClosingMs)
}

/** Closed by the administrator: no time opens it. The last date there is. */
export const closedForGood = 8_640_000_000_000_000

/** Closed by an administrator, not for a while by failures. */
export const isClosedByHand = ({ closedUntil }: { closedUntil: number | null }): boolean =>
  closedUntil === closedForGood
