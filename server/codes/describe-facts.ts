import type { CodeFacts } from '../domain/verdict/facts.js'
import { isSentenceKey, say, sayIfKnown } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { date } from '../text/when.js'

/** What ЧЗ said about a code, in a few words: «Нанесён, не введён в оборот». */
export function describeFacts(facts: CodeFacts, viewer: Viewer): string {
  const { lang } = viewer
  if (facts.silence !== undefined) return say(lang, `answer.silence.${facts.silence}`)
  if (facts.refused !== undefined) return say(lang, `answer.refused.${facts.refused}`)
  if (facts.found === false) return say(lang, 'answer.not-found')
  if (facts.errorCode !== undefined)
    return say(lang, 'answer.error', { code: facts.errorCode, message: facts.errorMessage ?? '' }).trim()
  if (facts.authentic === false) return say(lang, 'answer.not-authentic')
  const parts = [statusWord(facts, viewer), ...stateWords(facts, viewer)].filter((part) => part !== '')
  return parts.length > 0 ? upperFirst(parts.join(', ')) : say(lang, emptyWord(facts))
}

/** Without the net a module tells bans only: then none is good to know, and no more. */
const emptyWord = ({ checkedOffline }: CodeFacts) =>
  checkedOffline === true ? 'answer.no-ban' : 'answer.empty'

const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const statusWord = ({ status }: CodeFacts, { lang }: Viewer): string =>
  status === undefined ? '' : wordOf(`status.${status}`, status, lang)

/** The word of an enumeration of ЧЗ; a value that came after this program was written stays as it was sent. */
const wordOf = (key: string, sent: string, lang: Viewer['lang']): string =>
  isSentenceKey(key) ? sayIfKnown(lang, key) : sent

/** The answer of gz/info: a till tells of every code that it is in no gray zone. */
const isGrayZoneAlone = ({ status, found }: CodeFacts): boolean => status === undefined && found === undefined

function stateWords(facts: CodeFacts, viewer: Viewer): string[] {
  const { lang, now } = viewer
  const { statusEx, withdrawReason, expiresAt } = facts
  return [
    ...tillFlagWords(facts, lang),
    facts.children !== undefined &&
      facts.status === undefined &&
      say(lang, 'answer.children', { count: facts.children.length }),
    facts.authentic === true && facts.status === undefined && say(lang, 'answer.authentic'),
    facts.grayZone === true && statusEx === undefined && say(lang, 'answer.gray-zone'),
    facts.grayZone === false && isGrayZoneAlone(facts) && say(lang, 'answer.no-gray-zone'),
    statusEx !== undefined && statusEx !== 'EMPTY' && wordOf(`status-ex.${statusEx}`, statusEx, lang),
    withdrawReason !== undefined && wordOf(`withdraw-reason.${withdrawReason}`, withdrawReason, lang),
    facts.markWithdraw === true && say(lang, 'answer.mark-withdraw'),
    facts.multipleSales === true && say(lang, 'answer.multiple-sales'),
    ...blockWords(facts, lang),
    expiresAt !== undefined &&
      say(lang, expiresAt < now ? 'answer.expired' : 'answer.good-until', { on: date(expiresAt, viewer) }),
  ].filter((word) => word !== false)
}

/** What a till hears, in its own order; a flag that is not told is not named. */
const tillFlags = [
  ['valid', false, 'answer.flag.invalid'],
  ['utilised', false, 'answer.flag.not-utilised'],
  ['verified', true, 'answer.flag.verified'],
  ['verified', false, 'answer.flag.not-verified'],
  ['sold', true, 'answer.flag.sold'],
  ['realizable', true, 'answer.flag.realizable'],
  ['realizable', false, 'answer.flag.not-realizable'],
] as const

/** For a code that was not found the flags mean nothing. */
const tillFlagWords = (facts: CodeFacts, lang: Viewer['lang']): string[] =>
  tillFlags.flatMap(([name, value, key]) => (facts[name] === value ? [say(lang, key)] : []))

function blockWords({ blocked, ogvs = [] }: CodeFacts, lang: Viewer['lang']): string[] {
  if (ogvs.length === 0) return blocked === true ? [say(lang, 'answer.blocked.unnamed')] : []
  const by = ogvs.map((authority) => wordOf(`ogv.${authority}`, authority, lang)).join(', ')
  return [say(lang, 'answer.blocked', { by })]
}

const isRefusedAtTill = ({ valid, verified, utilised, realizable, sold }: CodeFacts): boolean =>
  sold === true || [valid, verified, utilised, realizable].includes(false)

/** Colour and silhouette of an answer kept: only a fact from ЧЗ may be red. */
export function lookOfFacts(facts: CodeFacts, now: number): { tone: string; icon: string } {
  if (facts.silence !== undefined || facts.refused !== undefined) return { tone: 'wait', icon: 'wait' }
  const isMute = facts.checkedOffline === true && facts.sold !== true && facts.blocked !== true
  if (isMute || (facts.authentic === true && facts.status === undefined))
    return { tone: 'wait', icon: 'wait' }
  const bad =
    facts.found === false ||
    facts.authentic === false ||
    isRefusedAtTill(facts) ||
    (facts.errorCode !== undefined && facts.errorCode !== '0') ||
    facts.blocked === true ||
    (facts.ogvs?.length ?? 0) > 0 ||
    (facts.expiresAt !== undefined && facts.expiresAt <= now) ||
    (facts.status !== undefined && facts.status !== 'INTRODUCED')
  return bad ? { tone: 'block', icon: 'block' } : { tone: 'sell', icon: 'sell' }
}

/** The same with the owner, where he is told. */
export function factsText(facts: CodeFacts, viewer: Viewer): string {
  const { ownerName, ownerInn } = facts
  const owner = ownerName ?? ownerInn
  const said = describeFacts(facts, viewer)
  return owner === undefined ? said : `${said}. ${say(viewer.lang, 'timeline.owner', { owner })}`
}
