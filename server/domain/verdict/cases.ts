import { isGroupAlias, productGroups } from './product-groups.js'
import { rules, type RuleId } from './rules.js'
import type { Effect } from './settings.js'

/**
 * What a store switches: the seven cases of ПП РФ № 1944, and the two that only a receipt can see. Each rule that can be
 * switched belongs to exactly one.
 */
export const ruleCases = {
  unknown: ['unknown-to-crpt'],
  'check-code': ['check-code-wrong', 'structure-wrong', 'not-authentic', 'error-code'],
  withdrawn: ['withdrawn', 'sold', 'several-sales', 'written-off'],
  blocked: ['blocked-by-authority', 'permit-ended', 'vet-document-cancelled'],
  'not-introduced': [
    'not-introduced',
    'not-applied',
    'not-utilised',
    'not-paid',
    'customs-refused',
    'customs-waiting',
    'import-not-accepted',
  ],
  expired: ['expired', 'shelf-life-by-storage', 'shelf-life-soon'],
  price: [
    'price-above-mrp',
    'price-below-single-minimum',
    'price-below-minimum',
    'price-below-minimum-newer',
    'price-soon',
    'price-below-mrp',
    'mrp-differs',
  ],
  owner: ['other-owner', 'wait-transfer', 'wait-shipment', 'moving-by-upd'],
  special: [
    'sold-by-another',
    'rest-is-over',
    'sold-in-part',
    'exported',
    'lost-inventory',
    'reserved',
    'processing',
    'special-state',
  ],
} as const satisfies Record<string, readonly RuleId[]>

export type CaseId = keyof typeof ruleCases
export const caseIds = Object.keys(ruleCases) as CaseId[]
export const isCaseId = (id: string): id is CaseId => Object.hasOwn(ruleCases, id)

const forbids = (caseId: CaseId): boolean => ruleCases[caseId].some((id) => rules[id].outcome === 'block')

/** What a case amounts to: the ban of the till, a warning, or nothing. */
export type CaseOutcome = 'block' | 'risk' | 'off'
export function outcomeOfCase(caseId: CaseId, effect: Effect): CaseOutcome {
  if (effect === 'off') return 'off'
  return effect === 'on' && forbids(caseId) ? 'block' : 'risk'
}

/** The effects that differ for a case: what only warns anyhow has no «warn» of its own. */
export const effectsOfCase = (caseId: CaseId): Effect[] =>
  forbids(caseId) ? ['on', 'warn', 'off'] : ['on', 'off']

/** Can it happen to goods of this group at all? '' is every group. */
export function caseOccurs(caseId: CaseId, group: string): boolean {
  if (group === '') return true
  if (caseId === 'expired') return !isGroupAlias(group) || productGroups[group].expires
  return caseId !== 'price' || ruleCases.price.some((id) => rules[id].groups?.includes(group))
}
