/** By which way an answer came. `check-parts`: cises/check of the True API, which tells of a check part and of nothing else. */
export type Channel = 'true-api' | 'cdn' | 'till-module' | 'local-module' | 'eaes' | 'check-parts'

/** Why there is no answer about this code although it was asked. Silence is never a fault of the code. */
export type Silence =
  | 'no-row'
  | 'code-504'
  | 'http-5xx'
  | 'timeout'
  | 'rate-limit'
  | 'emergency'
  | 'cross-border'
  | 'no-connection'

/**
 * What one channel said about one code. An absent field is «not known», never false.
 * Times are Unix milliseconds UTC, money is kopecks.
 */
export interface CodeFacts {
  /** False only when ЧЗ itself says that the code is unknown to it (404 row, errorCode 10, found=false). */
  found?: boolean
  /** Set when the channel was asked and did not answer about this code. */
  silence?: Silence
  /** The channel cannot be asked about this very code: it is refused alone (400, 422). */
  refused?: 'bad-request' | 'no-access'
  /** Row error of ЧЗ other than unknown and silence, as sent: '701', '8', '11' … */
  errorCode?: string
  errorMessage?: string
  status?: string
  statusEx?: string
  /** UNIT, GROUP, SET, BUNDLE, BOX, ATK. */
  packageType?: string
  /** Alias of the product group: milk, tobacco … */
  group?: string
  gtin?: string
  productName?: string
  ownerInn?: string
  /** codes/check: the code belongs to the ИНН of the key. */
  isOwner?: boolean
  ownerName?: string
  producerInn?: string
  producerName?: string
  emissionType?: string
  expiresAt?: number
  /** Shelf lives by storage condition, where there are several. */
  expirations?: { until: number; condition: string }[]
  producedAt?: number
  introducedAt?: number
  markWithdraw?: boolean
  multipleSales?: boolean
  withdrawReason?: string
  /** In ЧЗ's own words, where the reason is OTHER. */
  withdrawReasonOther?: string
  /** Authorities that block the sale: RAR, FTS, RPN … */
  ogvs?: string[]
  blocked?: boolean
  /** МРЦ of tobacco. */
  maxRetailPriceKopecks?: number
  /** Lowest price of this very product (otp, ncp; in codes/check newer groups too). */
  minPriceKopecks?: number
  /** ЕМЦ of tobacco, for one pack. */
  singleMinPriceKopecks?: number
  /** Units in a group pack: packs in a block. */
  packageQuantity?: number
  grayZone?: boolean
  /** Authenticity by the foreign operator (eaes/info). */
  authentic?: boolean
  registered?: boolean
  children?: string[]
  parent?: string
  innerUnitCount?: number
  soldUnitCount?: number
  // the till's own flags (codes/check)
  valid?: boolean
  verified?: boolean
  utilised?: boolean
  realizable?: boolean
  sold?: boolean
  checkedOffline?: boolean
}

/** The newest answer of one channel about one code. */
export interface ChannelAnswer {
  channel: Channel
  /** When it was asked, Unix ms. */
  askedAt: number
  facts: CodeFacts
}
