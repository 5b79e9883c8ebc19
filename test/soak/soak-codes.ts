import type { Outcome } from '../../server/domain/verdict/outcome.js'
import type { CodeState, Goods } from '../../server/sandbox/code-state.js'
import type { Scenario } from '../../server/sandbox/scenario.js'
import { applied, introduced, late, retired, silentCode, unknownCode } from '../../server/sandbox/states.js'
import { cisOf } from '../codes.js'

/** What is true of a code, what must come of it, and how often its timetable asks about it. */
export interface Fate {
  state: CodeState
  outcome: Outcome
  asks: number
}

const producer = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const water: Goods = {
  name: 'Вода',
  brand: 'Родник',
  group: 'water',
  groupId: 13,
  tnVedGroup: '2201',
  producer,
}
/** Of a group about which the state of the emitter can be asked. */
const milk: Goods = { ...water, name: 'Молоко', group: 'milk', groupId: 8, tnVedGroup: '0401' }
/** An answer may leave a row out at the first question: the code is asked once more. */
const leftOut = 1

const plain: Fate = { state: introduced(water), outcome: 'sell', asks: 1 + leftOut }
const rare: Fate[] = [
  { state: applied(water), outcome: 'block', asks: 1 + leftOut },
  { state: retired(water, undefined, 'RETAIL'), outcome: 'block', asks: 1 + leftOut },
  { state: unknownCode, outcome: 'block', asks: 1 + leftOut },
  { state: late(2, silentCode, introduced(water)), outcome: 'sell', asks: 3 + leftOut },
]
/** Emitted in Belarus: unknown to ЧЗ at first. */
const foreign: Fate = { state: late(2, unknownCode, introduced(milk)), outcome: 'sell', asks: 3 + leftOut }

const belarus = { country: '2', prefix: '481000000' }

/** Code number `index` with its fate: of twenty, fifteen are plain, four of the rare kinds, one from Belarus. */
function codeAt(index: number): [cis: string, fate: Fate] {
  const place = index % 20
  if (place === 19) return [cisOf(index, belarus), foreign]
  return [cisOf(index), place >= 15 ? rare[place - 15]! : plain]
}

export interface SoakCodes {
  fates: ReadonlyMap<string, Fate>
  scenario: Scenario
  /**
   * Texts of lists, one a delivery. Of every tenth delivery the codes are whole, as a scanner sends them; a Belarusian one
   * always is, or its state could not be asked about it.
   */
  lists: string[]
}

export function makeSoakCodes(count: number, perDelivery: number): SoakCodes {
  const codes = Array.from({ length: count }, (_, index) => codeAt(index))
  const fates = new Map(codes)
  const lists: string[] = []
  for (let from = 0; from < count; from += perDelivery) {
    const isScanned = lists.length % 10 === 0
    const part = codes.slice(from, from + perDelivery)
    const readingOf = ([cis, fate]: [string, Fate]): string =>
      isScanned || fate === foreign ? `${cis}\x1d93Ab${cis.slice(-2)}` : cis
    lists.push(part.map(readingOf).join('\n'))
  }
  return { fates, lists, scenario: (cis) => fates.get(cis)?.state }
}
