import type { DeliveryVerdict } from '../../domain/verdict/decide-delivery.js'
import { outcomes, type Outcome } from '../../domain/verdict/outcome.js'
import type { CodeState, Goods } from '../code-state.js'
import { hashOf, seededRandom, shuffled } from '../seeded.js'
import type { UpdOutline, UpdOutlineLine } from '../upd-writer.js'
import { polyanka, type SampleParty } from './parties.js'

/** So many codes of a line that are in one state, and what the check must make of them. */
export interface Batch {
  count: number
  outcome: Outcome
  state: CodeState
}

export interface LinePlan {
  goods: Goods
  gtin?: string
  unit: { code: string; name: string }
  priceKopecks: number
  vat: string
  codes: string[]
  /** Transport packs instead of units. */
  arePacks?: boolean
  batches: Batch[]
  /** Codes that stand in no document, because their pack does. */
  inside?: { codes: string[]; state: CodeState }
}

export interface SamplePlan {
  fileName: string
  encoding: 'windows-1251' | 'utf-8'
  number: string
  supplier: SampleParty
  contract: { number: string; signedOn: string }
  lines: LinePlan[]
  verdict: DeliveryVerdict
}

export type SampleCounts = Record<Outcome | 'total', number>

/** A document of the demo, what ЧЗ knows of its codes, and what the check must come to. */
export interface SampleDelivery {
  fileName: string
  encoding: SamplePlan['encoding']
  outline: UpdOutline
  states: Map<string, CodeState>
  counts: SampleCounts
  verdict: DeliveryVerdict
}

/** Makes the delivery of a plan; the document is of the day before `now`. */
export function makeSample(plan: SamplePlan, now: number): SampleDelivery {
  const states = new Map<string, CodeState>()
  for (const line of plan.lines) spreadStates(line, states)
  return {
    fileName: plan.fileName,
    encoding: plan.encoding,
    outline: {
      number: plan.number,
      issuedOn: new Date(now - 86_400_000).toISOString().slice(0, 10),
      supplier: plan.supplier,
      buyer: polyanka,
      contract: plan.contract,
      lines: plan.lines.map(lineOutline),
    },
    states,
    counts: countsOf(plan.lines),
    verdict: plan.verdict,
  }
}

const lineOutline = (line: LinePlan): UpdOutlineLine => ({
  name: line.goods.name,
  gtin: line.gtin,
  unitCode: line.unit.code,
  unitName: line.unit.name,
  priceKopecks: line.priceKopecks,
  vat: line.vat,
  declared: String(line.codes.length),
  codes: line.arePacks ? [] : line.codes,
  ...(line.arePacks ? { packs: line.codes } : {}),
})

/**
 * Gives the states of the batches to the codes of the line, mixed, as goods lie in a box. A transport pack is known
 * without its identifier 00: whoever asks with it is told 404 and has to ask again without.
 */
function spreadStates(line: LinePlan, states: Map<string, CodeState>): void {
  const given = line.batches.flatMap((batch) => Array.from({ length: batch.count }, () => batch.state))
  if (given.length !== line.codes.length) throw new Error(`${line.goods.name}: batches do not add up`)
  const mixed = shuffled(given, seededRandom(hashOf(line.goods.name)))
  const nameOf = (code: string) => (line.arePacks ? code.slice(2) : code)
  line.codes.forEach((code, index) => states.set(nameOf(code), mixed[index]!))
  line.inside?.codes.forEach((code) => states.set(code, line.inside!.state))
}

function countsOf(lines: readonly LinePlan[]): SampleCounts {
  const counts = Object.fromEntries([...outcomes, 'total'].map((name) => [name, 0])) as SampleCounts
  for (const { count, outcome } of lines.flatMap((line) => line.batches)) {
    counts[outcome] += count
    counts.total += count
  }
  return counts
}
