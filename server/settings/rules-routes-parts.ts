import type { Request } from 'express'
import type { Clock } from '../clock.js'
import type { Viewer } from '../text/viewer.js'
import type { Web } from '../web/web.js'
import type { RulesQueries } from './rules-queries.js'
import type { RulesService } from './rules-service.js'

/** What the pages of rules are made with. */
export interface RulesRoutesParts {
  web: Web
  clock: Clock
  zone: string
  storeName: string
  rules: { service: RulesService; queries: RulesQueries }
}

export const viewerOf = ({ web, clock, zone }: RulesRoutesParts, req: Request): Viewer => ({
  lang: web.langOf(req),
  zone,
  now: clock.now(),
})
