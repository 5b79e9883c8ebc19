import type { Request } from 'express'
import type { Clock } from '../clock.js'
import type { HandIn } from '../legal-entities/hand-in-keys.js'
import type { LegalEntitiesService } from '../legal-entities/legal-entities-service.js'
import type { LineOrders } from '../settings/line-order.js'
import type { MaintenanceService } from '../settings/maintenance.js'
import type { ScanOrders } from '../settings/scan-order.js'
import type { Viewer } from '../text/viewer.js'
import type { Web } from '../web/web.js'
import type { LineSettings } from './channels-pages.js'
import type { ChannelsQueries } from './channels-queries.js'

/** What the pages of the line to ЧЗ are made with. */
export interface ChannelsParts {
  web: Web
  clock: Clock
  zone: string
  queries: ChannelsQueries
  settings: LineSettings
  maintenance: MaintenanceService
  orders: LineOrders
  scanOrders: ScanOrders
  legalEntities: LegalEntitiesService
  handIn: HandIn
  /** Looks at once for what may go on. */
  recover: () => Promise<unknown>
}

export const viewerOf = (
  { web, clock, zone }: Pick<ChannelsParts, 'web' | 'clock' | 'zone'>,
  req: Request,
): Viewer => ({ lang: web.langOf(req), zone, now: clock.now() })
