import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler } from 'express'
import { AppError } from '../errors.js'
import { actorOf } from './actor.js'
import { removeUploads } from './upload.js'

/** The hidden field of every form. */
export const tokenField = '_csrf'

const { csrfSynchronisedProtection } = csrfSync({
  size: 32,
  getTokenFromRequest: (req) => {
    const fields = req.body as Record<string, unknown> | undefined
    return String(fields?.[tokenField] ?? req.get('x-csrf-token') ?? '')
  },
})

/**
 * Every request that changes something carries the token of its session. A form with a file is read here too, since the
 * token is one of its fields, and only for who is signed in: strangers store nothing on the disk.
 */
export function csrf({ upload }: { upload: RequestHandler }): RequestHandler {
  return (req, res, next) => {
    const check = (error?: unknown) => {
      if (error) return next(error)
      csrfSynchronisedProtection(req, res, (refused?: unknown) => {
        if (!refused) return next()
        removeUploads(req)
        next(actorOf(req) ? refusal('csrf', refused) : refusal('session.ended', refused))
      })
    }
    if (isMultipart(req) && actorOf(req)) return void upload(req, res, check)
    check()
  }
}

const isMultipart = (req: Request) => Boolean(req.is('multipart/form-data'))
const refusal = (key: string, cause: unknown) => new AppError('user', key, {}, { status: 403, cause })
