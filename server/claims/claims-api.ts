import { Router } from 'express'
import type { z } from 'zod'
import { notFound } from '../errors.js'
import { isoOf } from '../iso-time.js'
import { serveOn } from '../web/endpoint.js'
import type { Web } from '../web/web.js'
import { sendActFile } from './act-routes.js'
import type { claimSchema } from './claim-schema.js'
import type { Claims } from './claims.js'
import { claimsEndpoints } from './claims-endpoints.js'
import type { FoundClaim, ReasonCount } from './claims-queries.js'

/** /api/v1/claims for outside programs. */
export function claimsApi({ web, claims }: { web: Web; claims: Claims }): Router {
  const { service, queries } = claims
  const router = Router()
  const serve = serveOn(router, web)
  const find = async (id: number): Promise<FoundClaim> => {
    const claim = await queries.findClaim(id)
    if (!claim) throw notFound('claim.not-found')
    return claim
  }
  serve(claimsEndpoints.make, async ({ params, res }) => {
    const { id, number } = await service.makeClaim(params.id, { userId: null })
    res.location(`/api/v1/claims/${id}`)
    return { id: String(id), number }
  })
  serve(claimsEndpoints.find, async ({ params }) => {
    const claim = await find(params.id)
    return claimJson(claim, await queries.reasonsOf(claim.id))
  })
  serve(claimsEndpoints.act, async ({ params, res }) => sendActFile(claims, await find(params.id), res))
  return router
}

const claimJson = (claim: FoundClaim, reasons: ReasonCount[]): z.infer<typeof claimSchema> => ({
  id: String(claim.id),
  number: claim.number,
  deliveryId: String(claim.deliveryId),
  state: claim.state,
  createdAt: isoOf(claim.createdAt)!,
  supplier: { inn: claim.supplierInn, name: claim.supplierName },
  document: { number: claim.documentNumber, issuedOn: claim.documentIssuedOn },
  codes: claim.codeCount,
  sumKopecks: claim.sumKopecks,
  chainHead: claim.chainHead,
  lines: claim.lines.map((line) => ({ ...line, lineId: String(line.lineId) })),
  details: {
    ...claim.details,
    startedAt: isoOf(claim.details.startedAt),
    endedAt: isoOf(claim.details.endedAt),
  },
  reasons,
})
