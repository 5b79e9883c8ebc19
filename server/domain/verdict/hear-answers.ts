import type { Channel, ChannelAnswer } from './facts.js'
import type { CheckedBy } from './outcome.js'
import { quietRule, whatForbids } from './quiet-answers.js'
import type { RuleId } from './rules.js'
import type { Scene } from './scene.js'

export interface Heard {
  /** Answers that speak for or against the code. */
  speakers: ChannelAnswer[]
  /** The same, and what quiet answers forbid in their own right; the newest first. */
  voices: ChannelAnswer[]
  /** Why the others said nothing. */
  quiet: RuleId[]
}

/** The newest first; two of one moment by the name of their channel, so that nothing depends on the order they come in. */
export const newestFirst = (answers: ChannelAnswer[]): ChannelAnswer[] =>
  answers.length < 2
    ? answers
    : [...answers].sort((a, b) => b.askedAt - a.askedAt || (a.channel < b.channel ? -1 : 1))

/** Who said something, and who kept silent. */
export function hearAnswers(answers: ChannelAnswer[], scene: Scene): Heard {
  const heard: Heard = { speakers: [], voices: [], quiet: [] }
  for (const answer of answers) {
    const quiet = quietRule(answer, scene)
    if (quiet === undefined) {
      heard.speakers.push(answer)
      heard.voices.push(answer)
      continue
    }
    heard.quiet.push(quiet)
    const forbids = whatForbids(answer)
    if (forbids !== undefined) heard.voices.push(forbids)
  }
  return heard
}

const askStatus: ReadonlySet<Channel> = new Set(['true-api', 'eaes', 'check-parts'])

/**
 * By what these answers were found. A check part that ЧЗ itself has judged leaves it at the status: «till» and «both» tell a
 * program that the till’s own flags were seen, and `check-parts` knows none of them.
 */
export function checkedByOf(answers: ChannelAnswer[]): CheckedBy | null {
  const byStatus = answers.some(({ channel }) => askStatus.has(channel))
  const byTill = answers.some(({ channel }) => !askStatus.has(channel))
  if (byStatus && byTill) return 'both'
  return byStatus ? 'status' : byTill ? 'till' : null
}

/**
 * The newest answer of each channel after one more has come. Silence and a refusal never push out what the channel knew
 * before; they only stand where nothing was known.
 */
export function keepAnswer(answers: readonly ChannelAnswer[], answer: ChannelAnswer): ChannelAnswer[] {
  const says = ({ facts }: ChannelAnswer) => facts.silence === undefined && facts.refused === undefined
  const before = answers.find(({ channel }) => channel === answer.channel)
  if (before === undefined) return [...answers, answer]
  const stays =
    (says(before) && !says(answer)) || (says(before) === says(answer) && before.askedAt > answer.askedAt)
  return stays ? [...answers] : answers.map((one) => (one === before ? answer : one))
}
