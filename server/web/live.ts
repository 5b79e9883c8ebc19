import type { Request, Response } from 'express'
import type { Web } from './web.js'

export interface LiveAnswer {
  /** Rises with every change of what is shown. */
  version: number | string
  /** The template, by its path under views/; its root element has the id of what it replaces. */
  part: string
  model: () => object | Promise<object>
}

/** Answers views/assets/js/live.js: nothing (204) while the version it has is the newest, else the part anew. */
export async function answerLive(web: Web, req: Request, res: Response, live: LiveAnswer): Promise<void> {
  res.set('Cache-Control', 'no-store')
  if (req.query.version === String(live.version)) return void res.status(204).end()
  res.send(web.part(req, live.part, await live.model()))
}
