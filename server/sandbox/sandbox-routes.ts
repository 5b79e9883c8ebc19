import { join } from 'node:path'
import express, { Router, type RequestHandler } from 'express'
import { viewsFolder } from './views-folder.js'
import { readMoodOrder, type MoodOrder } from './mood-box.js'
import { readPlaceOrder, type MoodPlace } from './mood-places.js'
import type { Counts } from './request-log.js'
import { sandboxPage } from './sandbox-page.js'

interface SandboxHandles {
  setMood(order: MoodOrder): void
  counts(): Counts
  /** Of every part, by its name. */
  allCounts(): Record<string, Counts>
  places: readonly MoodPlace[]
  addresses: Record<string, string>
}

/** Handles of the stand-in itself, for people and tests on the same machine. */
export function sandboxRoutes({ setMood, counts, allCounts, ...shown }: SandboxHandles): Router {
  const { places } = shown
  const router = Router()
  const page = sandboxPage()
  router.use(loopbackOnly, ownPagesOnly, express.json(), express.urlencoded({ extended: false }))
  router.use('/assets', express.static(join(viewsFolder(), 'assets')))
  router.get('/', (_req, res) => {
    const csp =
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    res.set({ 'Content-Security-Policy': csp, 'Referrer-Policy': 'same-origin' })
    res.type('html').send(page({ ...shown, counts: allCounts() }))
  })
  router.post('/moods', (req, res) => {
    const read = readPlaceOrder(places, req.body)
    if (!read) return void res.status(400).json({ error_message: 'Такого настроения нет' })
    read.place.set(read.order)
    res.redirect(303, '/sandbox')
  })
  router.post('/mood', (req, res) => {
    const order = readMoodOrder(req.body)
    if (!order) return void res.status(400).json({ error_message: 'Такого настроения нет' })
    setMood(order)
    res.status(204).end()
  })
  router.get('/counts', (_req, res) => void res.json(counts()))
  return router
}

/** A page of another site must not change moods through a person's browser. */
const ownPagesOnly: RequestHandler = (req, res, next) => {
  const site = req.get('sec-fetch-site')
  if (site === undefined || site === 'same-origin' || site === 'none') return next()
  res.status(403).end()
}

const loopbackOnly: RequestHandler = (req, res, next) => {
  const address = req.socket.remoteAddress ?? ''
  if (address === '::1' || /^(::ffff:)?127\./.test(address)) return next()
  res.status(403).end()
}
