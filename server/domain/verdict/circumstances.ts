import type { CodeKind, Origin } from '../codes/parsed-code.js'
import type { BoxContents } from './box-contents.js'
import type { VerdictSettings } from './settings.js'

/** What the code says of itself. */
export interface CodeSubject {
  kind: CodeKind
  origin: Origin
  /** The scan or the paper spoilt it: there is nothing to ask about. */
  isDamaged?: boolean
  /** The check part is there: codes/check can be asked. */
  hasTail: boolean
  /** Verdicts look at its first character only: a digit of another state, maybe. */
  serial: string | null
  /** МРЦ written into the code. */
  mrpKopecks: number | null
}

/** A retail price with the moment from which it holds, Unix ms. */
export interface ComingPrice {
  priceKopecks: number
  fromAt: number
}

/** Everything besides the code and the answers that a verdict depends on. */
export interface Circumstances {
  /** Unix ms. */
  now: number
  /** receipt: before the document is signed, the owner is the supplier; audit: on the shelf, the owner is us. */
  purpose: 'receipt' | 'audit'
  supplierInn: string | null
  ownInn: string | null
  /** Retail price of the store, never the supplier's. */
  priceKopecks: number | null
  /** Waiting has ended: what has no answer now is for a person. */
  deadlinePassed: boolean
  settings: VerdictSettings
  /** When waiting ends, Unix ms: goes into `until` of reasons that wait. */
  deadlineAt?: number | null
  /** A price of the store that will hold later. */
  comingPrice?: ComingPrice | null
  /** When the goods came, or began to be asked about, Unix ms: what waits is counted from then. */
  receivedAt?: number | null
  /** Product group known from elsewhere (the line, the caller), used where no answer names one. */
  group?: string | null
  /** The document counts such goods in bulk (ОСУ), with units enough for the codes that ЧЗ does not know. */
  countedInBulk?: boolean
  /** What a box or a set holds; absent while that was not asked. */
  contents?: BoxContents
  /** False where only a till's key is there, so that a code without its check part can be asked nowhere. */
  canAskStatus?: boolean
}
