import { describe, expect, it } from 'vitest'
import { conditions } from '../../../server/domain/verdict/conditions.js'
import { outcomes } from '../../../server/domain/verdict/outcome.js'
import { ruleIds, rules } from '../../../server/domain/verdict/rules.js'
import { faults, whos } from '../../../server/domain/verdict/rule.js'
import { sourceKeys } from '../../../server/domain/verdict/sources.js'
import { isSentenceKey, say } from '../../../server/text/say.js'

const all = ruleIds.map((id) => rules[id])
const languages = ['ru', 'en'] as const

describe('the rules table', () => {
  it.each(outcomes)('has a rule for %s', (outcome) =>
    expect(all.some((rule) => rule.outcome === outcome)).toBe(true),
  )
  it('gives each rule a weight of its own', () =>
    expect(new Set(all.map(({ weight }) => weight)).size).toBe(all.length))
  it('weighs the weightier outcome more', () => {
    const ordered = [...all]
      .sort((a, b) => b.weight - a.weight)
      .map(({ outcome }) => outcomes.indexOf(outcome))
    expect(ordered).toEqual([...ordered].sort((a, b) => a - b))
  })
  it('names a ground of a claim from 1 to 22, and none for what only waits', () => {
    for (const { ground, outcome } of all) {
      if (ground !== undefined) expect(ground >= 1 && ground <= 22).toBe(true)
      if (outcome === 'wait' || outcome === 'sell') expect(ground).toBeUndefined()
    }
  })
  it('has a ground for every block', () =>
    expect(all.filter(({ outcome, ground }) => outcome === 'block' && ground === undefined)).toEqual([]))
  it('has one condition at most for a rule', () =>
    expect(new Set(conditions.map(({ id }) => id)).size).toBe(conditions.length))
  it.each(ruleIds)('has the words of %s in both languages', (id) => {
    const { titleKey, textKey, nextStepKey } = rules[id]
    for (const key of [titleKey, textKey, nextStepKey])
      for (const language of languages) {
        expect(isSentenceKey(key)).toBe(true)
        const words = say(language, key)
        expect(words).not.toBe('')
        expect(words).not.toMatch(/[{}!]/)
      }
  })
  it.each([
    ...whos.map((who) => `rule-who.${who}`),
    ...faults.map((fault) => `rule-fault.${fault}`),
    ...sourceKeys.map((key) => `rule-source.${key}`),
  ])('has the words of %s', (key) => expect(isSentenceKey(key)).toBe(true))
})
