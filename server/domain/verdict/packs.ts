import type { CodeKind } from '../codes/parsed-code.js'
import { isInCirculation } from './circulation.js'
import type { CodeFacts } from './facts.js'

const boxKinds: ReadonlySet<CodeKind> = new Set(['sscc', 'kitu_gs1', 'kitu_free', 'carton'])
const boxPackages: ReadonlySet<string> = new Set([
  'BOX',
  'GROUP',
  'ATK',
  'LEVEL1',
  'LEVEL2',
  'LEVEL3',
  'LEVEL4',
  'LEVEL5',
])
/** Sold whole like a unit, yet with codes inside: набор and комплект. */
const setPackages: ReadonlySet<string> = new Set(['SET', 'BUNDLE'])

/** КИТУ, КИГУ, SSCC, АТК: something to be opened. By the word of ЧЗ, else by the shape of the code. */
export const isBox = (kind: CodeKind, packageType: string | undefined): boolean =>
  packageType === undefined ? boxKinds.has(kind) : boxPackages.has(packageType)

export const isSet = (packageType: string | undefined): boolean =>
  packageType !== undefined && setPackages.has(packageType)

/** A box or a set in circulation: what is inside decides. Of any other its own state says all. */
export const mayBeOpened = (kind: CodeKind, facts: CodeFacts): boolean =>
  (isBox(kind, facts.packageType) || isSet(facts.packageType)) && isInCirculation(facts)
