import type { Circumstances, CodeSubject } from '../../../server/domain/verdict/circumstances.js'
import { decideCode } from '../../../server/domain/verdict/decide-code.js'
import type { Channel, ChannelAnswer, CodeFacts } from '../../../server/domain/verdict/facts.js'
import type { Decision } from '../../../server/domain/verdict/outcome.js'
import { officialSettings } from '../../../server/domain/verdict/settings.js'

export const now = Date.UTC(2026, 10, 24, 9, 0)
export const minute = 60_000
export const day = 86_400_000

export const supplierInn = '0069145277'
export const ownInn = '0077000011'
export const strangerInn = '0055000022'

/** A Russian unit as a УПД names it: without its check part. */
export const unit: CodeSubject = {
  kind: 'unit',
  origin: { country: 'RU', confidence: 'sure' },
  hasTail: false,
  serial: '5hT9qa',
  mrpKopecks: null,
}
export const belarusian: CodeSubject = {
  ...unit,
  origin: { country: 'BY', confidence: 'sure' },
  serial: '2aB7kQ',
}
/** Digit 2, GTIN of another country: Belarusian only if the group is recognised. */
export const likelyBelarusian: CodeSubject = {
  ...belarusian,
  origin: { country: 'BY', confidence: 'likely' },
}
/** Digit 2 and nothing more, as an old Russian code may have it. */
export const digitOnly: CodeSubject = { ...belarusian, origin: { country: null, confidence: 'none' } }
export const pack: CodeSubject = {
  ...unit,
  kind: 'tobacco_pack_cis',
  origin: { country: null, confidence: 'none' },
  serial: '2BcDeFg',
}
export const sscc: CodeSubject = {
  ...unit,
  kind: 'sscc',
  serial: null,
  origin: { country: null, confidence: 'none' },
}

export const circumstances: Circumstances = {
  now,
  purpose: 'receipt',
  supplierInn,
  ownInn,
  priceKopecks: null,
  deadlinePassed: false,
  settings: officialSettings,
}

export const answer = (
  facts: CodeFacts,
  channel: Channel = 'true-api',
  askedAt = now - minute,
): ChannelAnswer => ({
  channel,
  askedAt,
  facts,
})

/** In circulation and the supplier's: nothing wrong. */
export const good: CodeFacts = { status: 'INTRODUCED', ownerInn: supplierInn, group: 'milk' }
/** The same in the till's own words. */
export const tillGood: CodeFacts = {
  found: true,
  valid: true,
  verified: true,
  utilised: true,
  realizable: true,
  sold: false,
  blocked: false,
  errorCode: '0',
  group: 'milk',
}

interface Case {
  subject?: CodeSubject
  facts?: CodeFacts
  channel?: Channel
  answers?: ChannelAnswer[]
  circumstances?: Partial<Circumstances>
}

/** Decides one case; what is not said is as usual. */
export function decide({ subject = unit, facts, channel, answers, circumstances: more }: Case): Decision {
  const said = answers ?? (facts === undefined ? [] : [answer(facts, channel)])
  return decideCode(subject, said, { ...circumstances, ...more })
}

/** «block not-introduced, other-owner»: outcome and the ids of all reasons, in order. */
export const brief = ({ outcome, reasons }: Decision): string =>
  [outcome, reasons.map(({ id }) => id).join(', ')].filter((part) => part !== '').join(' ')
