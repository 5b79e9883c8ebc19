import { Router, type RequestHandler } from 'express'
import type { AppOptions, AppParts } from './app-parts.js'
import { channelsApi } from './channels/channels-api.js'
import { claimsApi } from './claims/claims-api.js'
import { codesApi } from './codes/codes-api.js'
import { deliveriesApi } from './deliveries/deliveries-api.js'
import { documentChecksApi } from './document-checks/document-checks-api.js'
import { legalEntitiesApi } from './legal-entities/legal-entities-api.js'
import { pricesApi } from './settings/prices-api.js'
import { bodyReaders } from './verdicts/body-readers.js'
import { verdictsApi } from './verdicts/verdicts-api.js'
import { nothingHere } from './web/not-found.js'

/** What the doors for programs stand behind. */
export interface ApiGuards {
  token: RequestHandler
  upload: RequestHandler
}

/** Everything under /api/v1; no session and no csrf token are asked there. */
export function makeApi(
  { config, legalEntities }: AppOptions,
  { web, queries, claims, common, prices, line }: AppParts,
  { token, upload }: ApiGuards,
): Router {
  const maxUploadMegabytes = config.DOPUSK_MAX_UPLOAD_MB
  return Router()
    .use(token)
    .use(deliveriesApi({ ...common, queries: queries.deliveries, upload, maxUploadMegabytes }))
    .use(documentChecksApi({ ...common, queries: queries.deliveries }))
    .use(codesApi({ web, queries: queries.codes }))
    .use(verdictsApi({ ...common, readers: bodyReaders }))
    .use(claimsApi({ web, claims }))
    .use(channelsApi({ web, queries: queries.channels, settings: line.settings }))
    .use(legalEntitiesApi({ web, service: legalEntities, handIn: line.handIn }))
    .use(pricesApi({ web, prices, upload }))
    .use(nothingHere())
}
