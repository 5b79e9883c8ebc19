import type { ChannelAnswer, CodeFacts } from '../verdict/facts.js'

/** Does ЧЗ itself say something against the code? Silence says nothing. */
export const speaksAgainst = (facts: CodeFacts): boolean =>
  facts.silence === undefined &&
  (facts.found === false ||
    facts.errorCode !== undefined ||
    facts.blocked === true ||
    (facts.ogvs?.length ?? 0) > 0 ||
    facts.authentic === false ||
    facts.valid === false ||
    facts.verified === false ||
    facts.sold === true ||
    facts.multipleSales === true ||
    (facts.status !== undefined && facts.status !== 'INTRODUCED'))

/** The answer that proves the ground: the newest that speaks against the code, else the newest that is no silence. */
export function forbiddingAnswer(answers: readonly ChannelAnswer[]): ChannelAnswer | null {
  const spoken = answers
    .filter((answer) => answer.facts.silence === undefined)
    .sort((one, other) => other.askedAt - one.askedAt)
  return spoken.find((answer) => speaksAgainst(answer.facts)) ?? spoken[0] ?? null
}
