/** What a scanner or a document gave us, read as a marking code. Source of the shapes: СУЗ templates, True API v719. */
export type CodeKind =
  | 'unit'
  | 'carton'
  | 'unit_or_group'
  | 'cis_only'
  | 'tobacco_pack'
  | 'tobacco_pack_cis'
  | 'kitu_gs1'
  | 'kitu_free'
  | 'sscc'
  | 'osu'
  | 'fur'
  | 'excise_pdf417'
  | 'excise_dm'
  | 'ean'
  | 'ean_internal'
  | 'tag1162_hex'
  | 'gs1_other'
  | 'double'
  | 'empty'
  | 'unknown'

/** EAEU state that emitted the code; null where the code does not say. */
export type EmitterCountry = 'RU' | 'BY' | 'AM' | 'KZ' | 'KG'

export interface Origin {
  country: EmitterCountry | null
  /** certain: written in clear (furs); sure: digit and GS1 prefix agree; likely: one of them, to be held to the product group. */
  confidence: 'certain' | 'sure' | 'likely' | 'none'
}

/** A wrong or doubtful thing about a code. `key` has its sentence and next step in text/. */
export interface CodeProblem {
  key: string
  params?: Record<string, string | number>
}

export interface ParsedCode {
  kind: CodeKind
  /** True only if the code may be sent to ЧЗ as repaired. */
  valid: boolean
  certainty: 'sure' | 'repaired' | 'ambiguous'
  /** КИ: what cises/info is asked with and what identifies the unit. Case-sensitive. Null where there is none. */
  cis: string | null
  /** 14 digits. */
  gtin: string | null
  serial: string | null
  /** Application identifiers beside GTIN (01) and serial (21): {'93': …}. Their order on the label stands in `full`. */
  ai: Readonly<Record<string, string>>
  /** The check part after КИ, whole or not: what codes/check needs. */
  tail: 'whole' | 'partial' | 'none'
  /**
   * The full code with 0x1D where separators belong, ready for codes/check; null where the tail is not whole or the code
   * may not be sent. Of a box (kitu_gs1) the whole text: which part of it is registered is not known, it is asked in
   * both forms.
   */
  full: string | null
  origin: Origin
  /** Product groups (aliases of ГИС МТ) whose template the shape fits. */
  groups: readonly string[]
  /** МРЦ written in the code: of the pack, or of the whole carton (AI 8005). 0 is «not set», as on nicotine packs. */
  mrpKopecks: number | null
  weightGrams: number | null
  volumeMl: number | null
  /** Keys of the repairs made, in order: 'layout', 'gs-lost', 'aim-prefix' … */
  repairs: readonly string[]
  problems: readonly CodeProblem[]
}
