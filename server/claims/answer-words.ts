import { formatDate } from '../domain/dates.js'
import type { ChannelAnswer, CodeFacts } from '../domain/verdict/facts.js'
import { isSentenceKey, say } from '../text/say.js'

/**
 * What ЧЗ answered, in words, as they are frozen into an act: «Нанесён, не введён в оборот». In Russian always: the act
 * is a Russian form.
 */
export function wordsOfAnswer(answer: ChannelAnswer | null, zone: string): string {
  if (answer === null) return say('ru', 'claim.answer.not-asked')
  const { facts, askedAt } = answer
  if (facts.found === false) return say('ru', 'claim.answer.not-found')
  const against = [...accusations(facts)]
  if (facts.expiresAt !== undefined && facts.expiresAt <= askedAt)
    against.push(say('ru', 'claim.answer.expired', { date: formatDate(facts.expiresAt, zone) }))
  // «В обороте» beside something that forbids the sale only confuses.
  const plain = facts.status === 'INTRODUCED' && against.length > 0
  const states = [plain ? '' : stateWords(facts.status), stateWords(facts.statusEx)]
  return [...states, ...against].filter(Boolean).join('; ')
}

function accusations(facts: CodeFacts): string[] {
  const { multipleSales, sold, authentic, blocked, ogvs = [], errorCode } = facts
  return [
    multipleSales || sold ? say('ru', 'claim.answer.sold') : '',
    authentic === false ? say('ru', 'claim.answer.not-authentic') : '',
    blocked || ogvs.length > 0 ? say('ru', 'claim.answer.blocked', { who: ogvs.join(', ') || 'ГИС МТ' }) : '',
    errorCode === undefined ? '' : say('ru', 'claim.answer.error', { code: errorCode }),
  ].filter(Boolean)
}

function stateWords(status: string | undefined): string {
  if (status === undefined || status === 'EMPTY') return ''
  const key = `claim.status.${status}`
  return isSentenceKey(key) ? say('ru', key) : say('ru', 'claim.status.other', { status })
}
