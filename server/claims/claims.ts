import { join } from 'node:path'
import { makeActDocument, type ActDocument } from './act-document.js'
import { readActStyles, type ActStyles } from './act-styles.js'
import { makeClaimsQueries, type ClaimsQueries } from './claims-queries.js'
import { makeClaimsService, type ClaimsService, type ClaimsServiceOptions } from './claims-service.js'

export interface ClaimsOptions extends ClaimsServiceOptions {
  training: boolean
  /** Renders a template by its path under views/. */
  render(name: string, model: object): string
  viewsFolder: string
}

export interface Claims {
  service: ClaimsService
  queries: ClaimsQueries
  document: ActDocument
  styles: ActStyles
  zone: string
  training: boolean
}

/** Claims with all that their routes need. */
export function makeClaims(options: ClaimsOptions): Claims {
  const { database, zone, training, render } = options
  const queries = makeClaimsQueries(database)
  const styles = readActStyles(join(options.viewsFolder, 'assets'))
  const document = makeActDocument({ queries, render, styles, settings: { zone, training } })
  return { service: makeClaimsService(options), queries, document, styles, zone, training }
}
