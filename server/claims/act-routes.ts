import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { Router, type Request, type Response } from 'express'
import { notFound } from '../errors.js'
import { say } from '../text/say.js'
import { readId } from '../web/api-input.js'
import type { Assets } from '../web/assets.js'
import type { Web } from '../web/web.js'
import type { ActDocument } from './act-document.js'
import type { ActStyles } from './act-styles.js'
import type { ClaimsQueries, FoundClaim } from './claims-queries.js'

export interface ActRoutesParts {
  queries: ClaimsQueries
  document: ActDocument
  styles: ActStyles
  assets: Pick<Assets, 'styles' | 'url'>
  web: Web
  training: boolean
}

/** /claims/:id/act.html: the sheets on a page of the program; with `?standalone=1` a file that needs nothing else. */
export function actRoutes(parts: ActRoutesParts): Router {
  const { web, queries, document } = parts
  return Router().get('/claims/:id/act.html', web.may('claims.read'), async (req, res) => {
    const claim = await findClaim(queries, req)
    if (req.query.standalone !== undefined) return sendActFile(parts, claim, res)
    res.set('Cache-Control', 'private, no-cache').type('html')
    await pipeline(Readable.from(document.writeOnDesk(claim, deskOf(parts, claim, req))), res)
  })
}

/** @throws AppError user `claim.not-found` */
export async function findClaim(queries: ClaimsQueries, req: Request): Promise<FoundClaim> {
  const claim = await queries.findClaim(readId(req, 'claim.not-found'))
  if (!claim) throw notFound('claim.not-found')
  return claim
}

/** The act as a file, for a person to keep or an outside program to take. */
export async function sendActFile(
  { document, styles }: Pick<ActRoutesParts, 'document' | 'styles'>,
  claim: FoundClaim,
  res: Response,
): Promise<void> {
  res.set(
    'Content-Security-Policy',
    `${styles.csp}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  res.set('Content-Disposition', `inline; filename="act-${claim.number}.html"`)
  res.set('Cache-Control', 'private, no-cache').type('html')
  await pipeline(Readable.from(document.write(claim)), res)
}

/** The HTML around the sheets, in the language of the reader. */
function deskOf({ web, assets, training }: ActRoutesParts, claim: FoundClaim, req: Request): string {
  const language = web.langOf(req)
  return web.part(req, 'reports/act-desk', {
    title: say(language, 'claim.act.name', { number: claim.number }),
    href: `/claims/${claim.id}`,
    back: say(language, 'claim.back-to-claim', { number: claim.number }),
    actStyle: assets.url('css/act.css'),
    shell: {
      styles: assets.styles,
      scripts: [assets.url('js/print.js')],
      favicon: assets.url('favicon.svg'),
      training,
    },
  })
}
