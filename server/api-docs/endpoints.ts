import { channelsEndpoints } from '../channels/channel-schema.js'
import { claimsEndpoints } from '../claims/claims-endpoints.js'
import { codesEndpoints } from '../codes/codes-endpoints.js'
import { deliveriesEndpoints } from '../deliveries/deliveries-endpoints.js'
import { documentChecksEndpoints } from '../document-checks/document-check-schema.js'
import { legalEntitiesEndpoints } from '../legal-entities/legal-entity-schema.js'
import { pricesEndpoints } from '../settings/prices-endpoints.js'
import { verdictsEndpoints } from '../verdicts/verdict-schema.js'
import type { Endpoint } from '../web/endpoint.js'

/** Every door for programs. A test walks the routes: none is missing here. */
export const endpoints: Endpoint[] = [
  deliveriesEndpoints,
  documentChecksEndpoints,
  codesEndpoints,
  verdictsEndpoints,
  claimsEndpoints,
  channelsEndpoints,
  legalEntitiesEndpoints,
  pricesEndpoints,
].flatMap((group) => Object.values(group) as Endpoint[])
