import type { Readable } from 'node:stream'
import type { ProcessTools } from '../checks/check-tools.js'
import type { OwnEntities, OwnEntity } from '../checks/own-entities.js'

/** What the work on documents needs of the work on codes, and the documents themselves. */
export interface DocumentCheckTools extends Pick<
  ProcessTools,
  'database' | 'queue' | 'clock' | 'secret' | 'scale' | 'processName' | 'stop'
> {
  own: OwnEntities
  /** The document as it came; null where it is not kept. */
  documentOf(deliveryId: number): Promise<Readable | null>
}

/** The same with the legal entity for which a document is looked over. */
export interface EntityDocumentTools extends DocumentCheckTools, Pick<OwnEntity, 'tokens' | 'trueApi'> {
  ownInn: string | null
}

export function documentToolsOf(tools: DocumentCheckTools, ownInn: string | null): EntityDocumentTools {
  const { inn, tokens, trueApi } = tools.own.of(ownInn)
  return { ...tools, ownInn: inn, tokens, trueApi }
}
