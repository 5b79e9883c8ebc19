import type { CodeKind } from '../codes/code.js'
import { mayBeForeign } from './emitter.js'
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

/** «Not known» that is no fault of the code; undefined where it is one. */
function ruleOfUnknown({ facts }: ChannelAnswer, scene: Scene): RuleId | undefined {
  const unknown = isUnknown(facts)
  const unknownAnywhere = unknown || isUnknownAbroad(facts)
  if (unknown && scene.box) return 'box-not-found'
  if (unknownAnywhere && scene.eaeu) return 'eaeu-not-known-yet'
  if (facts.authentic === true && facts.registered === false && facts.status === undefined)
    return 'authentic-not-registered'
  const mayYetBeForeign = scene.group === undefined && mayBeForeign(scene.subject)
  return unknownAnywhere && mayYetBeForeign ? 'group-unknown' : undefined
}

/** Why this answer says nothing for or against the code; undefined where it speaks. */
export function quietRule(answer: ChannelAnswer, scene: Scene): RuleId | undefined {
  const { facts } = answer
  if (facts.silence !== undefined) return ruleOfSilence(facts, scene)
  if (facts.refused !== undefined)
    return facts.refused === 'no-access' ? 'refused-no-access' : 'refused-bad-request'
  return isOffline(answer) ? 'offline-only' : ruleOfUnknown(answer, scene)
}

/** What still counts of an answer that is quiet: only what forbids in its own right. */
export function whatForbids(answer: ChannelAnswer): ChannelAnswer {
  const { blocked, ogvs, sold, multipleSales, authentic, valid, verified, errorCode } = answer.facts
  const facts: CodeFacts = { blocked, ogvs, multipleSales }
  if (sold === true) facts.sold = true
  if (isOffline(answer)) {
    const { minPriceKopecks, singleMinPriceKopecks, packageType, packageQuantity } = answer.facts
    return {
      ...answer,
      facts: { ...facts, minPriceKopecks, singleMinPriceKopecks, packageType, packageQuantity },
    }
  }
  const isOfCode = !isUnknown({ errorCode }) && !isUnknownAbroad({ errorCode })
  return {
    ...answer,
    facts: { ...facts, authentic, valid, verified, errorCode: isOfCode ? errorCode : undefined },
  }
}

const endsWithDeadline: ReadonlySet<RuleId> = new Set(['no-answer', 'emergency', 'not-asked'])
const endsWithDeadlineAbroad: ReadonlySet<RuleId> = new Set([
  'eaeu-not-known-yet',
  'eaeu-no-answer',
  'authentic-not-registered',
])

/** After the deadline waiting becomes a person's decision. */
function atDeadline(id: RuleId): RuleId {
  if (endsWithDeadline.has(id)) return 'deadline-passed'
  return endsWithDeadlineAbroad.has(id) ? 'eaeu-deadline-passed' : id
}

/** Nobody spoke: for which reasons, then. */
export function unansweredRules(quiet: readonly RuleId[], { subject, circumstances }: Scene): RuleId[] {
  if (notMarkingCodes.has(subject.kind)) return ['not-a-marking-code']
  if (circumstances.canAskStatus === false && !subject.hasTail) return ['no-channel']
  const ids: readonly RuleId[] = quiet.length > 0 ? quiet : ['not-asked']
  return [...new Set(circumstances.deadlinePassed ? ids.map(atDeadline) : ids)]
}
