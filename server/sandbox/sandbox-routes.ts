import express, { Router, type RequestHandler } from 'express'
import { readMoodOrder, type MoodOrder } from './mood-box.js'
import type { Counts } from './request-log.js'

interface SandboxHandles {
  setMood(order: MoodOrder): void
  counts(): Counts
}

/** Handles of the stand-in itself, for people and tests on the same machine. */
export function sandboxRoutes({ setMood, counts }: SandboxHandles): Router {
  const router = Router()
  router.use(loopbackOnly, express.json())
  router.post('/mood', (req, res) => {
    const order = readMoodOrder(req.body)
    if (!order) return void res.status(400).json({ error_message: 'Такого настроения нет' })
    setMood(order)
    res.status(204).end()
  })
  router.get('/counts', (_req, res) => void res.json(counts()))
  return router
}

const loopbackOnly: RequestHandler = (req, res, next) => {
  const address = req.socket.remoteAddress ?? ''
  if (address === '::1' || /^(::ffff:)?127\./.test(address)) return next()
  res.status(403).end()
}
