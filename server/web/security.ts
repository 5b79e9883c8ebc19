import type { RequestHandler } from 'express'
import helmet from 'helmet'

const self = ["'self'"]
const none = ["'none'"]
const halfYear = 180 * 24 * 3600

/** Headers of every answer. Nothing inline, nothing from elsewhere, in nobody's frame. */
export function securityHeaders({ secure }: { secure: boolean }): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: none,
          scriptSrc: self,
          styleSrc: self,
          imgSrc: self,
          fontSrc: self,
          connectSrc: self,
          mediaSrc: self,
          manifestSrc: self,
          formAction: self,
          frameAncestors: none,
          baseUri: none,
          objectSrc: none,
        },
      },
      strictTransportSecurity: secure ? { maxAge: halfYear, includeSubDomains: false } : false,
      // Browsers keep these two for https and complain on plain http.
      crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
      originAgentCluster: secure,
      frameguard: { action: 'deny' },
      // Within the program the way back is found by it; nothing goes elsewhere.
      referrerPolicy: { policy: 'same-origin' },
    }),
    (_req, res, next) => {
      res.set('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=()')
      next()
    },
  ]
}
