import type { Lane } from '../lanes.js'
import type { ParsedCode } from './parsed-code.js'

const laneOfCountry: Partial<Record<string, Lane>> = { BY: 'by', AM: 'am', KZ: 'kz', KG: 'kg' }
const packs: ReadonlySet<string> = new Set(['tobacco_pack', 'tobacco_pack_cis'])

/** Codes of other EAEU emitters answer late, so each state has a lane; «likely» is given for Belarus alone. */
export const laneOf = (parsed: Pick<ParsedCode, 'kind' | 'origin'>): Lane => {
  const { country, confidence } = parsed.origin
  if (country === null || packs.has(parsed.kind)) return 'check'
  if (confidence === 'likely' && country !== 'BY') return 'check'
  return laneOfCountry[country] ?? 'check'
}
