import { Router } from 'express'
import { isoOf } from '../iso-time.js'
import { serveOn } from '../web/endpoint.js'
import type { Web } from '../web/web.js'
import type { KeptSecret, LegalEntitiesService } from './legal-entities-service.js'
import { legalEntitiesEndpoints } from './legal-entity-schema.js'

/** /api/v1/entities: the token and the key that ЧЗ is asked with. */
export function legalEntitiesApi({ web, service }: { web: Web; service: LegalEntitiesService }): Router {
  const router = Router()
  const serve = serveOn(router, web)
  serve(legalEntitiesEndpoints.putToken, async ({ params, body }) => {
    const expiresAt = body.expiresAt === undefined ? null : Date.parse(body.expiresAt)
    return keptJson(await service.putToken(params.inn, { token: body.token, expiresAt }))
  })
  serve(legalEntitiesEndpoints.putApiKey, async ({ params: { inn }, body }) => {
    const { key, registrationKey } = body
    const old = registrationKey === undefined ? null : await service.putRegistrationKey(inn, registrationKey)
    return keptJson(key === undefined ? old! : await service.putApiKey(inn, key))
  })
  return router
}

const keptJson = ({ expiresAt, updatedAt, ...kept }: KeptSecret) => ({
  ...kept,
  expiresAt: isoOf(expiresAt),
  updatedAt: isoOf(updatedAt)!,
})
