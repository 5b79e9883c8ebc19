import type { Request } from 'express'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Asked from this very machine, and not for somebody else by a proxy on it. */
export const isNear = (req: Request): boolean =>
  loopback.has(req.socket.remoteAddress ?? '') && !req.get('x-forwarded-for') && !req.get('forwarded')
