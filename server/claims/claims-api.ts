import { Router } from 'express'
import { notFound } from '../errors.js'
import { isoOf } from '../iso-time.js'
import { readId } from '../web/api-input.js'
import type { Web } from '../web/web.js'
import { sendActFile } from './act-routes.js'
import type { Claims } from './claims.js'
import type { FoundClaim } from './claims-queries.js'

/** /api/v1/claims for outside programs. */
export function claimsApi({ web, claims }: { web: Web; claims: Claims }): Router {
  const { service, queries } = claims
  const router = Router()
  const find = async (id: number): Promise<FoundClaim> => {
    const claim = await queries.findClaim(id)
    if (!claim) throw notFound('claim.not-found')
    return claim
  }
  router.post('/deliveries/:id/claims', web.may('claims.make'), async (req, res) => {
    const { id, number } = await service.makeClaim(readId(req, 'delivery.not-found'), { userId: null })
    res
      .status(201)
      .location(`/api/v1/claims/${id}`)
      .json({ id: String(id), number })
  })
  router.get('/claims/:id', web.may('claims.read'), async (req, res) => {
    const claim = await find(readId(req, 'claim.not-found'))
    res.json({ ...claimJson(claim), reasons: await queries.reasonsOf(claim.id) })
  })
  router.get('/claims/:id/act.html', web.may('claims.read'), async (req, res) => {
    await sendActFile(claims, await find(readId(req, 'claim.not-found')), res)
  })
  return router
}

const claimJson = (claim: FoundClaim) => ({
  id: String(claim.id),
  number: claim.number,
  deliveryId: String(claim.deliveryId),
  state: claim.state,
  createdAt: isoOf(claim.createdAt),
  supplier: { inn: claim.supplierInn, name: claim.supplierName },
  document: { number: claim.documentNumber, issuedOn: claim.documentIssuedOn },
  codes: claim.codeCount,
  sumKopecks: claim.sumKopecks,
  chainHead: claim.chainHead,
  lines: claim.lines,
  details: claim.details,
})
