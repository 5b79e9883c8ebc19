import { rateLimit } from 'express-rate-limit'
import type { RequestHandler } from 'express'
import { AppError } from '../errors.js'

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

/** Failures from one address, whatever the login. A whole store may stand behind one. */
export const addressLimit = (failures = 30): RequestHandler =>
  rateLimit({
    windowMs: 15 * minute,
    limit: failures,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new AppError('user', 'sign-in.too-many', {}, { status: 429 })),
  })
