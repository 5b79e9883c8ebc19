import type { CheckRun } from '../../entities/check-run.js'
import type { Code } from '../../entities/code.js'
import type { DeliveryLine } from '../../entities/delivery-line.js'
import type { Delivery } from '../../entities/delivery.js'
import type { Tally } from '../../entities/tally.js'

/** Rows as they are handed to pages and to the API. */
export interface ListedDelivery {
  delivery: Delivery
  run: CheckRun | null
}
export interface DeliveryView extends ListedDelivery {
  lines: DeliveryLine[]
  tallies: Tally[]
}
export interface ListedCode {
  code: Code
  line: DeliveryLine
}
/** A part of a list; `next` is handed back as `cursor`. */
export interface Slice<T> {
  items: T[]
  next: string | null
}
export interface SliceRequest {
  limit: number
  cursor?: string
}
