import type { RequestHandler } from 'express'
import { AppError, notFound } from '../errors.js'
import { knownMethods } from './known-methods.js'

/** The last of the routes: nothing is here, or nothing under this method. */
export const nothingHere = (): RequestHandler => (req, res) => {
  const stack = (req.app.router as unknown as { stack: Parameters<typeof knownMethods>[0] }).stack
  const methods = knownMethods(stack, req.baseUrl + req.path)
  if (methods.length === 0) throw notFound('not-found')
  res.set('Allow', methods.join(', '))
  throw new AppError('user', 'method', { methods: methods.join(', ') }, { status: 405 })
}
