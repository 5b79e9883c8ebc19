/** Where in the document a code stood: КИЗ, НомУпак, @ИдентТрансУпак, or a line of a plain list. */
export type CodePlace = 'kiz' | 'pack' | 'transport' | 'list'

export interface DraftCode {
  /** Index in `DeliveryDraft.lines`. */
  lineIndex: number
  /** As in the document, entities decoded once, outer whitespace stripped, else untouched. */
  text: string
  place: CodePlace
  /** Line number in the file, from 1. */
  row: number
}

export interface DraftLine {
  /** НомСтр as written; its place where there is none. */
  number: string
  name: string
  /** 14 digits with a right check digit. */
  gtin: string | null
  article: string | null
  /** ОКЕИ code: 796 is a piece. */
  unitCode: string | null
  unitName: string | null
  /** КолТов as a decimal string without idle zeros. */
  declared: string | null
  priceKopecks: number | null
  /** With VAT. */
  sumKopecks: number | null
  vatRate: string | null
  /** Units told as a quantity only (ОСУ, КолВедМарк). */
  osuCount: number
  codeCount: number
}

/** A party as the document names it. */
export interface Party {
  inn: string | null
  kpp: string | null
  name: string
  address: string | null
}

/** What the receiver must know about the document; `key` has its sentence in text/. */
export interface DeliveryWarning {
  key: string
  params?: Record<string, string | number>
}

/** A delivery document as it was read. Its codes were handed over while it was being read. */
export interface DeliveryDraft {
  source: 'upd' | 'list'
  number: string | null
  /** YYYY-MM-DD. */
  issuedOn: string | null
  /** Number of the correction (УПДи); null for the first edition. */
  correctionNumber: string | null
  supplier: Party | null
  buyer: Party | null
  consignee: Party | null
  contractNumber: string | null
  contractSignedOn: string | null
  lines: DraftLine[]
  warnings: DeliveryWarning[]
}

/** Takes up to 1,000 codes; reading goes on when it has resolved. */
export type TakeCodes = (codes: DraftCode[]) => Promise<void>
