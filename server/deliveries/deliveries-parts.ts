import type { Request } from 'express'
import type { Clock } from '../clock.js'
import type { StoreBook } from '../settings/store-book.js'
import type { Viewer } from '../text/viewer.js'
import type { Web } from '../web/web.js'
import type { DeliveriesQueries } from './deliveries-queries.js'
import type { ImportInput, ImportResult } from './import-delivery.js'

/** What the pages of deliveries are made with. */
export interface DeliveriesParts {
  queries: DeliveriesQueries
  service: {
    importDelivery(input: ImportInput): Promise<ImportResult>
    cancelCheck(deliveryId: number, userId: number | null): Promise<unknown>
    recheckDelivery(deliveryId: number, userId: number | null): Promise<unknown>
    startDocumentCheck(deliveryId: number, userId: number | null): Promise<unknown>
    documentHindrance(ownInn: string | null): string | null
  }
  web: Web
  clock: Clock
  /** IANA zone of the store. */
  zone: string
  settings: StoreBook['settings']
  /** Legal entities of ours, the one that is asked for where nobody is named first. */
  ownInns: () => Promise<string[]>
}

export const viewerOf = ({ web, clock, zone }: DeliveriesParts, req: Request): Viewer => ({
  lang: web.langOf(req),
  zone,
  now: clock.now(),
})
