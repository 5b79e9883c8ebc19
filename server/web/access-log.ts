import type { RequestHandler } from 'express'
import type { Clock } from '../clock.js'
import type { Log } from '../log.js'

/**
 * One line for each request. Neither query nor headers: searches hold marking codes, cookies open sessions.
 * Pages that ask for news by themselves leave no line unless they fail.
 */
export const accessLog =
  ({ log, clock }: { log: Log; clock: Clock }): RequestHandler =>
  (req, res, next) => {
    const startedAt = clock.now()
    const path = req.path
    res.on('finish', () => {
      if (req.get('x-live') && res.statusCode < 400) return
      log.info({ method: req.method, path, status: res.statusCode, ms: clock.now() - startedAt }, 'request')
    })
    next()
  }
