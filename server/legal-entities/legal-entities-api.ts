import { Router } from 'express'
import { endOfToken } from '../crpt/token-end.js'
import { AppError } from '../errors.js'
import { isoOf } from '../iso-time.js'
import { serveOn } from '../web/endpoint.js'
import type { Web } from '../web/web.js'
import type { LegalEntitiesService } from './legal-entities-service.js'
import type { HandIn, TriedSecret } from './hand-in-keys.js'
import { legalEntitiesEndpoints } from './legal-entity-schema.js'

/** /api/v1/entities: the token and the key that ЧЗ is asked with. */
export function legalEntitiesApi({
  web,
  service,
  handIn,
}: {
  web: Web
  service: LegalEntitiesService
  handIn: HandIn
}): Router {
  const router = Router()
  const serve = serveOn(router, web)
  serve(legalEntitiesEndpoints.putToken, async ({ params, body }) => {
    const { token, expiresAt } = body
    const given = expiresAt === undefined ? null : Date.parse(expiresAt)
    const kept = await handIn(params.inn, { token, tokenEndsAt: endOfToken(token) ?? given })
    if ('refused' in kept) throw new AppError('user', 'entity.token-refused', {}, { status: 422 })
    return keptJson(kept.token!)
  })
  serve(legalEntitiesEndpoints.putApiKey, async ({ params: { inn }, body }) => {
    const { key, registrationKey } = body
    const kept = await handIn(inn, { apiKey: key })
    if ('refused' in kept) throw new AppError('user', 'entity.key-refused', {}, { status: 422 })
    const old = registrationKey === undefined ? null : await service.putRegistrationKey(inn, registrationKey)
    return keptJson(kept.apiKey ?? { ...old!, isTried: false })
  })
  return router
}

const keptJson = ({ expiresAt, updatedAt, ...kept }: TriedSecret) => ({
  ...kept,
  expiresAt: isoOf(expiresAt),
  updatedAt: isoOf(updatedAt)!,
})
