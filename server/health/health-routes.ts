import { Router, type RequestHandler } from 'express'
import { CheckRun } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { isNear } from '../web/near.js'
import type { Metrics } from './metrics.js'

export interface HealthParts {
  database: Database
  clock: Clock
  metrics: Metrics
  /** Lets through who may see the metrics from another machine. */
  withToken: RequestHandler
}

/** What watches the program asks here: is it alive, can it work, how does it do. */
export function healthRoutes({ database, clock, metrics, withToken }: HealthParts): Router {
  const router = Router()
  router.get(
    '/healthz',
    (_req, res) => void res.json({ status: 'ok', at: new Date(clock.now()).toISOString() }),
  )
  router.get('/readyz', async (_req, res) => {
    const held = await database.read.countBy(CheckRun, { state: 'held' }).catch(() => null)
    const ready = held !== null
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'no-database', heldRuns: held })
  })
  const near: RequestHandler = (req, res, next) => (isNear(req) ? next() : withToken(req, res, next))
  router.get('/metrics', near, async (_req, res) => {
    res.type(metrics.contentType).send(await metrics.text())
  })
  return router
}
