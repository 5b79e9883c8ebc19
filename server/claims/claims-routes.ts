import { Router, type Request, type Response } from 'express'
import { isAllowed } from '../domain/access/roles.js'
import { say } from '../text/say.js'
import { readId } from '../web/api-input.js'
import { readForm, type FormFaults } from '../web/form.js'
import { rowIdOf } from '../web/row-id.js'
import type { Web } from '../web/web.js'
import { actRoutes, findClaim, type ActRoutesParts } from './act-routes.js'
import { detailsForm } from './claims-forms.js'
import { claimPage, claimsPage } from './claims-pages.js'
import type { FoundClaim } from './claims-queries.js'
import type { ClaimsService } from './claims-service.js'

export interface ClaimsRoutesParts extends ActRoutesParts {
  service: ClaimsService
  web: Web
  /** IANA zone of the store. */
  zone: string
}

const pageSize = 50

/** /claims: the list, a claim with its edit form, the act; and the form of a delivery that makes one. */
export function claimsRoutes(parts: ClaimsRoutesParts): Router {
  const { web, queries, service, zone } = parts
  const router = Router()

  router.get('/claims', web.may('claims.read'), async (req, res) => {
    const beforeId = rowIdOf(req.query.before) ?? undefined
    const found = await queries.listClaims({ limit: pageSize + 1, beforeId })
    const page = {
      claims: found.slice(0, pageSize),
      total: await queries.countClaims(),
      more: found.length > pageSize,
      later: beforeId !== undefined,
    }
    await web.page(res, 'claims/list', claimsPage(web.langOf(req), { ...page, zone }))
  })

  router.get('/claims/:id', web.may('claims.read'), async (req, res) =>
    showClaim(parts, req, res, { claim: await findClaim(queries, req) }),
  )

  router.post('/claims/:id', web.may('claims.make'), async (req, res) => {
    const claim = await findClaim(queries, req)
    const { values, faults } = readForm(detailsForm(zone), req.body, web.langOf(req))
    if (faults) return showClaim(parts, req, res, { claim, faults })
    await service.changeDetails(claim.id, values, web.userOf(req).id)
    web.flash(req, { tone: 'sell', text: say(web.langOf(req), 'claim.saved') })
    res.redirect(303, `/claims/${claim.id}`)
  })

  router.post('/deliveries/:id/claims', web.may('claims.make'), async (req, res) => {
    const made = await service.makeClaim(readId(req, 'claim.no-delivery'), { userId: web.userOf(req).id })
    const tone = made.kind === 'made' ? 'sell' : 'note'
    web.flash(req, { tone, text: say(web.langOf(req), `claim.${made.kind}`, { number: made.number }) })
    res.redirect(303, `/claims/${made.id}`)
  })

  return router.use(actRoutes(parts))
}

async function showClaim(
  { web, queries, zone }: ClaimsRoutesParts,
  req: Request,
  res: Response,
  { claim, faults: form }: { claim: FoundClaim; faults?: FormFaults },
): Promise<void> {
  const mayChange = isAllowed(web.userOf(req).role, 'claims.make')
  const reasons = await queries.reasonsOf(claim.id)
  const model = claimPage(web.langOf(req), { claim, reasons, zone, mayChange, form })
  await web.page(res, 'claims/claim', model, { status: form ? 422 : 200 })
}
