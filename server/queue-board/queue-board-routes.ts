import { createBullBoard } from '@bull-board/api'
import { BullAdapter } from '@bull-board/api/bullAdapter'
import { ExpressAdapter } from '@bull-board/express'
import type Bull from 'bull'
import { Router, type RequestHandler } from 'express'
import type { Web } from '../web/web.js'

const path = '/queue-board'

/** The queue on Redis as it stands, for the administrator to look at. Nothing can be changed there: the rows are the truth. */
export function queueBoardRoutes({ web, board }: { web: Web; board: Bull.Queue | null }): Router {
  const router = Router()
  if (!board) return router
  const adapter = new ExpressAdapter()
  adapter.setBasePath(path)
  createBullBoard({
    queues: [new BullAdapter(board, { readOnlyMode: true })],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Допуск', hideRedisDetails: true } },
  })
  return router.use(
    path,
    web.only('administrator'),
    readOnly,
    boardPolicy,
    adapter.getRouter() as RequestHandler,
  )
}

/** The board has buttons of its own making; whatever they send is refused here. */
const readOnly: RequestHandler = (req, res, next) => {
  if (req.method === 'GET') return next()
  res.status(405).set('Allow', 'GET').end()
}

/** Its page names its own base and writes styles as it goes; scripts stay ours alone, and the font it wants from elsewhere is refused. */
const boardPolicy: RequestHandler = (_req, res, next) => {
  const policy = String(res.getHeader('Content-Security-Policy'))
  const own = policy
    .replace(/style-src [^;]*/, "style-src 'self' 'unsafe-inline'")
    .replace(/base-uri [^;]*/, "base-uri 'self'")
    .replace(/img-src [^;]*/, "img-src 'self' data:")
  res.setHeader('Content-Security-Policy', own)
  next()
}
