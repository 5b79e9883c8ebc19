import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Router, type RequestHandler, type Response } from 'express'
import type { Assets } from '../web/assets.js'
import type { Endpoint } from '../web/endpoint.js'
import { acceptedLanguage } from '../web/language.js'
import { isNear } from '../web/near.js'
import type { Web } from '../web/web.js'
import { openapiDocument } from './openapi-document.js'

export interface ApiDocsParts {
  web: Web
  assets: Assets
  endpoints: readonly Endpoint[]
}

/** Files of swagger-ui that the page needs, and no others. */
const viewerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const viewerFiles = ['swagger-ui-bundle.js', 'swagger-ui.css']

/** /api/v1/openapi.json for programs: no secret, so nothing is asked on this very machine. */
export function openapiRoute(endpoints: readonly Endpoint[], withToken: RequestHandler): Router {
  return Router().get('/api/v1/openapi.json', nearOr(withToken), (req, res) => {
    res.json(openapiDocument(endpoints, acceptedLanguage(req)))
  })
}

/** /api/docs: the document to read and to try, from local files. From another machine for who is signed in. */
export function apiDocsRoutes({ web, assets, endpoints }: ApiDocsParts): Router {
  const router = Router()
  const open = nearOr(web.only())
  router.get('/api/docs', open, (req, res) => {
    allowDrawings(res)
    const files = {
      icon: assets.url('favicon.svg'),
      script: assets.url('js/api-docs/show.js'),
      style: assets.url('css/api-docs.css'),
    }
    res.send(web.part(req, 'reports/api-docs', files))
  })
  router.get('/api/docs/openapi.json', open, (req, res) => {
    res.json(openapiDocument(endpoints, web.langOf(req)))
  })
  for (const file of viewerFiles)
    router.get(`/api/docs/${file}`, open, (_req, res) => {
      res.sendFile(file, { root: viewerFolder, maxAge: '1d' })
    })
  return router
}

const nearOr =
  (otherwise: RequestHandler): RequestHandler =>
  (req, res, next) =>
    isNear(req) ? next() : otherwise(req, res, next)

/** swagger-ui draws its icons as data: addresses in its style sheet; scripts and styles stay as strict as ever. */
function allowDrawings(res: Response): void {
  const policy = String(res.getHeader('Content-Security-Policy'))
  res.set('Content-Security-Policy', policy.replace("img-src 'self'", "img-src 'self' data:"))
}
