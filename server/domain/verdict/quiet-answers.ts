import type { CodeKind } from '../codes/parsed-code.js'
import type { ChannelAnswer, CodeFacts } from './facts.js'
import type { RuleId } from './rules.js'
import type { Scene } from './scene.js'
import { isUnknown, isUnknownAbroad } from './wire-errors.js'

/** What is scanned or written as a code but cannot be asked about. */
const notMarkingCodes: ReadonlySet<CodeKind> = new Set([
  'osu',
  'excise_pdf417',
  'excise_dm',
  'ean',
  'ean_internal',
  'tag1162_hex',
  'gs1_other',
  'double',
  'empty',
  'unknown',
])

/** Local module, or a till module without the net: it knows only what is forbidden. */
export const isOffline = ({ channel, facts }: ChannelAnswer): boolean =>
  facts.checkedOffline === true || channel === 'local-module'

function ruleOfSilence({ silence }: CodeFacts, { eaeu }: Scene): RuleId {
  if (silence === 'emergency') return 'emergency'
  return eaeu || silence === 'cross-border' ? 'eaeu-no-answer' : 'no-answer'
}

/** Milk of another state may come by quantity alone: its codes never enter ГИС МТ (True API v719, EAS_GTIN_CROSSBORDER_IMPORT). */
const isInBulk = ({ circumstances, group }: Scene): boolean =>
  circumstances.countedInBulk === true && (group === undefined || group === 'milk')

/** «Not known» that is no fault of the code; undefined where it is one. */
function ruleOfUnknown({ facts }: ChannelAnswer, scene: Scene): RuleId | undefined {
  const unknownAnywhere = isUnknown(facts) || isUnknownAbroad(facts)
  if (unknownAnywhere && scene.box && facts.found !== true) return 'box-not-found'
  if (unknownAnywhere && scene.eaeu) return isInBulk(scene) ? 'counted-in-bulk' : 'eaeu-not-known-yet'
  if (facts.authentic === true && facts.status === undefined) return 'authentic-not-registered'
  return unknownAnywhere && scene.mayBeForeign ? 'group-unknown' : undefined
}

/** Why this answer says nothing for or against the code; undefined where it speaks. */
export function quietRule(answer: ChannelAnswer, scene: Scene): RuleId | undefined {
  const { facts } = answer
  if (facts.silence !== undefined) return ruleOfSilence(facts, scene)
  if (facts.refused !== undefined)
    return facts.refused === 'no-access' ? 'refused-no-access' : 'refused-bad-request'
  return isOffline(answer) ? 'offline-only' : ruleOfUnknown(answer, scene)
}

/** Facts that forbid whether or not ЧЗ knows the code. */
const forbiddingFacts = [
  'status',
  'statusEx',
  'withdrawReason',
  'markWithdraw',
  'multipleSales',
  'sold',
  'blocked',
  'ogvs',
  'expiresAt',
  'expirations',
  'maxRetailPriceKopecks',
  'minPriceKopecks',
  'singleMinPriceKopecks',
] as const satisfies (keyof CodeFacts)[]
/** What the local module knows: bans, its own sales, lowest prices. */
const offlineFacts = [
  'multipleSales',
  'sold',
  'blocked',
  'ogvs',
  'minPriceKopecks',
  'singleMinPriceKopecks',
] as const satisfies (keyof CodeFacts)[]
/** Here «no» is a ban; the other «no» are none. */
const genuineFacts = ['valid', 'verified', 'authentic'] as const satisfies (keyof CodeFacts)[]

/** Names of the facts by which a quiet answer forbids all the same. */
function forbiddingNames(facts: CodeFacts, offline: boolean): (keyof CodeFacts)[] {
  const yes = (name: keyof CodeFacts) => facts[name] !== undefined && facts[name] !== false
  if (offline) return offlineFacts.filter(yes)
  const hasOwnError = facts.errorCode !== undefined && !isUnknown({ errorCode: facts.errorCode })
  return [
    ...forbiddingFacts.filter(yes),
    ...genuineFacts.filter((name) => facts[name] === false),
    ...(hasOwnError && !isUnknownAbroad(facts) ? (['errorCode'] as const) : []),
  ]
}

/** What a quiet answer forbids all the same; undefined where it says nothing of the kind. */
export function whatForbids(answer: ChannelAnswer): ChannelAnswer | undefined {
  const { facts } = answer
  const names = forbiddingNames(facts, isOffline(answer))
  if (names.length === 0) return undefined
  const { packageType, packageQuantity } = facts
  const forbidding = Object.fromEntries(names.map((name) => [name, facts[name]]))
  return { ...answer, facts: { ...forbidding, packageType, packageQuantity } }
}

const endsWithDeadline: ReadonlySet<RuleId> = new Set([
  'no-answer',
  'emergency',
  'not-asked',
  'eaeu-no-answer',
])
const endsWithDeadlineAbroad: ReadonlySet<RuleId> = new Set([
  'eaeu-not-known-yet',
  'authentic-not-registered',
])

/** After the deadline waiting becomes a person's decision. Mere silence is a ground against nobody, from abroad too. */
function atDeadline(id: RuleId): RuleId {
  if (endsWithDeadline.has(id)) return 'deadline-passed'
  return endsWithDeadlineAbroad.has(id) ? 'eaeu-deadline-passed' : id
}

/** Nobody spoke: for which reasons, then. */
export function unansweredRules(quiet: readonly RuleId[], { subject, circumstances }: Scene): RuleId[] {
  if (notMarkingCodes.has(subject.kind)) return ['not-a-marking-code']
  if (subject.isDamaged === true) return ['code-damaged']
  if (circumstances.canAskStatus === false && !subject.hasTail) return ['no-channel']
  // Nothing more will be known of it: there is nothing to wait for.
  if (quiet.includes('counted-in-bulk')) return ['counted-in-bulk']
  const ids: readonly RuleId[] = quiet.length > 0 ? quiet : ['not-asked']
  return [...new Set(circumstances.deadlinePassed ? ids.map(atDeadline) : ids)]
}
