import { describe, expect, test } from 'vitest'
import { factsAbout, questionsOf } from '../../../server/checks/questions.js'
import { readCisesInfo } from '../../../server/crpt/cises-info-answer.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import { decideCode } from '../../../server/domain/verdict/decide-code.js'
import {
  noOutcomes,
  openedWithItsBox,
  type BoxContents,
} from '../../../server/domain/verdict/box-contents.js'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import { outcomes, type Decision } from '../../../server/domain/verdict/outcome.js'
import { officialSettings } from '../../../server/domain/verdict/settings.js'
import { answerInfo } from '../../../server/sandbox/cises-info.js'
import { polyanka } from '../../../server/sandbox/samples/parties.js'
import type { SampleCounts, SampleDelivery } from '../../../server/sandbox/samples/sample-delivery.js'
import { makeSamples, samplesScenario } from '../../../server/sandbox/samples/samples.js'

const now = Date.UTC(2026, 10, 24, 9)
const samples = makeSamples(now)
const codesOf = (sample: SampleDelivery): string[] =>
  [...sample.outline.lines].flatMap((line) => [...line.codes, ...(line.packs ?? [])])

/** What the verdict makes of a code by the answer to its tenth question, when nobody is late any more. */
async function outcomeOf(cis: string, sample: SampleDelivery): Promise<Decision> {
  const parsed = { ...parseCode(cis), cis }
  const wire = answerInfo(samplesScenario(samples), questionsOf(parsed), { asksOf: () => 10, now })
  const answer = await readCisesInfo(wire.status, Buffer.from(wire.body))
  const facts: CodeFacts = answer.kind === 'rows' ? factsAbout(parsed, answer.facts) : {}
  return decideCode({ ...parsed, hasTail: false }, [{ channel: 'true-api', askedAt: now, facts }], {
    now,
    purpose: 'receipt',
    supplierInn: sample.outline.supplier.inn,
    ownInn: polyanka.inn,
    priceKopecks: null,
    deadlinePassed: false,
    settings: officialSettings,
    contents: await contentsOf(facts, sample),
  })
}

/** What ЧЗ says of the codes in a box. */
async function contentsOf({ children }: CodeFacts, sample: SampleDelivery): Promise<BoxContents | undefined> {
  if (children === undefined) return undefined
  const byOutcome = { ...noOutcomes }
  for (const cis of children) byOutcome[(await outcomeOf(cis, sample)).outcome] += 1
  return { ...openedWithItsBox, unitCount: children.length, byOutcome }
}

test('the samples come to the counts that the demo prints', () => {
  expect(samples.map(({ counts }) => counts)).toEqual([
    { total: 324, sell: 324, risk: 0, block: 0, wait: 0, unknown: 0 },
    { total: 302, sell: 246, risk: 25, block: 30, wait: 0, unknown: 1 },
    { total: 220, sell: 214, risk: 4, block: 0, wait: 2, unknown: 0 },
  ])
})

describe.each(samples)('$outline.number', (sample) => {
  test('every code comes to what its batch says', async () => {
    const counts: SampleCounts = { total: 0, sell: 0, risk: 0, block: 0, wait: 0, unknown: 0 }
    for (const cis of codesOf(sample)) {
      counts.total += 1
      counts[(await outcomeOf(cis, sample)).outcome] += 1
    }
    expect(counts).toEqual(sample.counts)
  })

  test('every code may be asked, and no two are the same', () => {
    const codes = codesOf(sample)
    expect(new Set(codes).size).toBe(codes.length)
    for (const cis of codes) expect(parseCode(cis), cis).toMatchObject({ valid: true, certainty: 'sure' })
  })

  test('is the same each time it is made', () => {
    const again = makeSamples(now).find(({ outline }) => outline.number === sample.outline.number)!
    expect(codesOf(again)).toEqual(codesOf(sample))
    expect(again.states).toEqual(sample.states)
  })
})

test('the bad delivery shows every outcome but a wait, and a reason for each code that is not sold', async () => {
  const bad = samples[1]!
  const decisions = await Promise.all(codesOf(bad).map((cis) => outcomeOf(cis, bad)))
  const reasons = new Set(decisions.flatMap((decision) => decision.reasons.map(({ id }) => id)))
  expect(reasons.size).toBeGreaterThanOrEqual(18)
  expect(outcomes.filter((name) => bad.counts[name] === 0)).toEqual(['wait'])
})
