/** A legal person as ЧЗ names it in a row. */
export interface NamedParty {
  inn: string
  name: string
}

/** What a product card says of the goods behind a code. */
export interface Goods {
  name: string
  brand: string
  /** Alias and number of the product group: milk is 8. */
  group: string
  groupId: number
  /** First four digits of ТН ВЭД. */
  tnVedGroup: string
  producer: NamedParty
}

/** A code that the stand-in knows. Absent fields do not stand in the row, as with ЧЗ itself. */
export interface KnownCode {
  kind: 'known'
  goods: Goods
  status: string
  statusEx?: string
  owner?: NamedParty
  emissionType?: 'LOCAL' | 'FOREIGN' | 'CROSSBORDER'
  packageType?: 'UNIT' | 'GROUP' | 'SET' | 'BOX'
  /** Unix ms. */
  expiresAt?: number
  markWithdraw?: boolean
  isMultipleSales?: boolean
  withdrawReason?: string
  /** Authorities that block the sale. */
  ogvs?: string[]
  maxRetailPriceKopecks?: number
  /** Lowest price, and ЕМЦ of a pack: told by codes/check only. */
  minPriceKopecks?: number
  singleMinPriceKopecks?: number
  /** The check part does not fit the code: seen by codes/check only. */
  checkPartWrong?: boolean
  /** Of the gray zone, told by cises/gz/info only. */
  inGrayZone?: boolean
  exporterName?: string
  children?: string[]
}

/** What the stand-in says of a code. */
export type CodeState =
  | KnownCode
  /** `forged`: the state that emitted it says that it did not. */
  | { kind: 'unknown'; forged?: true }
  /** A row with errorCode 504: retry, not a bad code. */
  | { kind: 'silent' }
  /** No row at all. */
  | { kind: 'missing' }
  /** A request that holds this code is refused whole. */
  | { kind: 'refused'; status: 400 | 422 }
  /** A row error of its own, such as 701. */
  | { kind: 'row-error'; code: string; message: string }
  /** `meanwhile` for the first `asks` questions, `then` from the next one on. */
  | { kind: 'late'; asks: number; meanwhile: CodeState; then: CodeState }
