import type { Lane } from './lanes.js'

/** A state whose own system can be asked through ЧЗ: its ОКСМ number, and the groups for which it can. */
interface Abroad {
  country: '112' | '398'
  groups: ReadonlySet<string>
  /** May a code be asked whose group nobody has named yet? Not where one group in ten can be. */
  withoutGroup: boolean
}

/** True API v719, cises/eaes/info: there is no such question about other states. */
const abroad: Partial<Record<Lane, Abroad>> = {
  by: { country: '112', groups: new Set(['lp', 'milk', 'shoes', 'tires']), withoutGroup: true },
  kz: { country: '398', groups: new Set(['shoes']), withoutGroup: false },
}

/** The country whose system can confirm a code of this lane and group; null where none can. */
export function countryToAsk(lane: Lane, group: string | null): Abroad['country'] | null {
  const state = abroad[lane]
  if (state === undefined) return null
  const may = group === null ? state.withoutGroup : state.groups.has(group)
  return may ? state.country : null
}
