import { describe, expect, it } from 'vitest'
import { groundReason, isGround } from '../../../server/domain/claim/claim-ground.js'
import type { Outcome, Reason } from '../../../server/domain/verdict/outcome.js'
import { ruleIds, rules, type RuleId } from '../../../server/domain/verdict/rules.js'

const reason = (id: RuleId, outcome: Outcome = rules[id].outcome): Reason => ({ id, outcome })

describe('the ground of a claim', () => {
  it.each<[RuleId, number]>([
    ['unknown-to-crpt', 1],
    ['not-introduced', 2],
    ['not-applied', 2],
    ['withdrawn', 3],
    ['written-off', 3],
    ['sold', 3],
    ['blocked-by-authority', 4],
    ['expired', 7],
    ['not-authentic', 14],
    ['structure-wrong', 14],
    ['several-sales', 15],
    ['import-not-accepted', 18],
    ['not-paid', 20],
  ])('%s is ground %i', (id, ground) => {
    expect(groundReason([reason(id)])?.id).toBe(id)
    expect(rules[id].ground).toBe(ground)
  })

  it('is never what waits or is not known: silence of ЧЗ is nobody’s fault', () => {
    const silent = ruleIds.filter((id) => ['wait', 'unknown'].includes(rules[id].outcome))
    expect(silent.length).toBeGreaterThan(5)
    for (const id of silent) expect(groundReason([reason(id)]), id).toBeNull()
  })

  it('is not a price, which is the store’s own', () => {
    const ours = ruleIds.filter((id) => rules[id].fault === 'store')
    expect(ours).toContain('price-above-mrp')
    for (const id of ours) expect(groundReason([reason(id, 'block')]), id).toBeNull()
  })

  it('is not a risk, nor a rule that the store switched off', () => {
    expect(groundReason([reason('other-owner')])).toBeNull()
    expect(groundReason([reason('withdrawn', 'sell')])).toBeNull()
  })

  it('is the weightiest that blocks by the supplier’s fault, whatever else holds', () => {
    const reasons = [reason('price-above-mrp', 'block'), reason('not-introduced'), reason('other-owner')]
    expect(groundReason(reasons)?.id).toBe('not-introduced')
    expect(groundReason([])).toBeNull()
  })

  it('knows nothing of rules that are gone', () => {
    expect(isGround('a-rule-of-yesterday')).toBe(false)
  })
})
