/** A product group of ЧЗ as the till and the store look at it. */
export interface ProductGroup {
  /** YYYY-MM-DD: the day from which tills ask ЧЗ before every sale; null: not told in what could be read. */
  dutyOn: string | null
  /** Goods of the group have a shelf life. */
  expires: boolean
}

const from = (dutyOn: string | null, { expires }: { expires: boolean }): ProductGroup => ({ dutyOn, expires })
const food = { expires: true }
const things = { expires: false }

/**
 * Groups by ЧЗ's alias (groupIds of True API v719), those of a grocery store first. The days are of retail, all stores:
 * ПП РФ № 1944 as amended by № 1606 of 22.11.2024 and № 161 of 19.02.2026, as published; where goods of one group began on
 * different days (kegs and bottles, parts of soft drinks), the later one. A group without a day is checked.
 */
export const productGroups = {
  milk: from('2024-05-01', food),
  water: from('2024-05-01', food),
  beer: from('2024-11-01', food),
  nabeer: from('2025-10-01', food),
  softdrinks: from('2025-04-01', food),
  tobacco: from('2024-04-01', things),
  ncp: from('2024-04-01', things),
  otp: from(null, things),
  bio: from('2024-11-01', food),
  antiseptic: from('2024-11-01', food),
  seafood: from('2025-10-01', food),
  petfood: from('2026-03-01', food),
  conserve: from('2026-04-01', food),
  vegetableoil: from(null, food),
  grocery: from(null, food),
  sweets: from(null, food),
  meat: from(null, food),
  frozen: from(null, food),
  alcohol: from(null, things),
  chemistry: from(null, food),
  perfumery: from('2024-11-01', food),
  vetpharma: from('2025-09-01', food),
  shoes: from('2024-11-01', things),
  lp: from('2024-11-01', things),
  tires: from('2024-11-01', things),
  electronics: from('2024-11-01', things),
  bicycle: from('2025-09-01', things),
  wheelchairs: from(null, food),
  furs: from(null, things),
  furslp: from(null, things),
  toys: from(null, things),
  radio: from(null, things),
  titan: from(null, things),
  opticfiber: from(null, things),
  books: from(null, things),
  pharmaraw: from(null, food),
  construction: from(null, things),
  fire: from(null, things),
  heater: from(null, things),
  cableraw: from(null, things),
  autofluids: from(null, food),
  polymer: from(null, things),
  carparts: from(null, things),
  nicotindev: from(null, things),
  gadgets: from(null, things),
  fertilizers: from(null, food),
  homeware: from(null, things),
  pyrotechnics: from(null, food),
} as const satisfies Record<string, ProductGroup>

export type GroupAlias = keyof typeof productGroups
export const groupAliases = Object.keys(productGroups) as GroupAlias[]
export const isGroupAlias = (alias: string): alias is GroupAlias => Object.hasOwn(productGroups, alias)
