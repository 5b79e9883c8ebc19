import type { Readable } from 'node:stream'
import type { CheckTools } from '../checks/check-tools.js'

/** What the work on documents needs of the work on codes, and the documents themselves. */
export interface DocumentCheckTools extends Pick<
  CheckTools,
  | 'database'
  | 'trueApi'
  | 'tokens'
  | 'queue'
  | 'clock'
  | 'secret'
  | 'ownInn'
  | 'scale'
  | 'processName'
  | 'stop'
> {
  /** The document as it came; null where it is not kept. */
  documentOf(deliveryId: number): Promise<Readable | null>
}
