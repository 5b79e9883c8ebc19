import { rateLimit } from 'express-rate-limit'
import type { RequestHandler } from 'express'
import { AppError } from '../errors.js'

const windowMs = 15 * 60_000

/** Failures from one address in 15 minutes, whatever the login. A whole store may stand behind one. */
export const addressLimit = (failures = 30): RequestHandler =>
  rateLimit({
    windowMs,
    limit: failures,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new AppError('user', 'sign-in.too-many', {}, { status: 429 })),
  })
