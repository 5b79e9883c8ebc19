import type { Delivery } from '../../entities/index.js'
import { areSame } from '../domain/are-same.js'
import type { AnsweredCode } from '../code-rows.js'
import type { CodeState } from './asked-code.js'
import { haveSameTraits, traitsOf } from './code-traits.js'
import { settleCode, unkeptFacts, type SettleContext, type SubjectCode } from './settle-code.js'

/**
 * `settleCode` of many codes, in order. Neighbours about which the same was heard, as most of a delivery are, share one
 * outcome, worked out once: it is one object.
 */
export function settleLikes(
  heard: readonly Omit<SubjectCode, 'traits'>[],
  delivery: Delivery,
  context: SettleContext,
): AnsweredCode[] {
  let last: { of: SubjectCode; settled: AnsweredCode } | null = null
  return heard.map(({ code, answer }) => {
    const of = { code, answer, traits: traitsOf(code) }
    const isLike = last !== null && isShared(last.settled, [last.of, of], context) && areLike(last.of, of)
    const settled: AnsweredCode = isLike ? last!.settled : settleCode(of, delivery, context)
    last = { of, settled }
    return settled
  })
}

/** A next try is spread by the very code, and a box has contents of its own. */
const isShared = (
  settled: AnsweredCode,
  codes: readonly SubjectCode[],
  { contents }: SettleContext,
): boolean => settled.nextTryAt === null && !codes.some(({ code }) => contents?.has(code.id))

const areLike = (one: SubjectCode, other: SubjectCode): boolean =>
  one.answer.channel === other.answer.channel &&
  one.answer.askedAt === other.answer.askedAt &&
  haveSameTraits(one.traits, other.traits) &&
  areSame(one.code, other.code, ownOfCode) &&
  areSame(one.answer.facts, other.answer.facts, unkeptFacts)

/** What of a code no outcome depends on, but by its traits. */
const ownOfCode: ReadonlySet<string> = new Set<keyof CodeState>(['id', 'lineId', 'cis', 'raw', 'besideIds'])
