import type { Exchange } from '../../entities/exchange.js'
import { isStopped } from '../checks/stopped-check.js'
import { isBox } from '../domain/verdict/packs.js'
import { say, sayIfKnown, isSentenceKey } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, stamp } from '../text/when.js'
import type { FoundCode, KeptAnswer } from './codes-queries.js'
import { factsText, lookOfFacts } from './describe-facts.js'

/** One moment in the life of a code. */
export interface Moment {
  at: string
  tone: string
  icon: string
  title: string
  text: string
  detail: string
}

/** The next try, the answers, and how the code came to us: newest first. */
export function timelineOf(
  { code, line, delivery, run }: FoundCode,
  answers: KeptAnswer[],
  viewer: Viewer,
): Moment[] {
  return [
    ...(isStopped(run) ? [] : nextTry(code, viewer)),
    ...answers.map((answer) => answerMoment(answer, viewer)).reverse(),
    {
      at: stamp(delivery.createdAt, viewer),
      tone: '',
      icon: delivery.source === 'scan' ? 'scan' : 'upload',
      title: say(viewer.lang, `timeline.${delivery.source}`, { number: delivery.number ?? '' }),
      text: say(viewer.lang, placeKey(delivery.source, code.kind), { line: line.number }),
      detail: '',
    },
  ]
}

/** A box has no check part to miss. */
const placeKey = (source: FoundCode['delivery']['source'], kind: FoundCode['code']['kind']) =>
  source === 'upd' && isBox(kind, undefined)
    ? ('timeline.upd.box' as const)
    : (`timeline.${source}.text` as const)

function nextTry(code: FoundCode['code'], viewer: Viewer): Moment[] {
  if (code.nextTryAt === null) return []
  const { lang, now } = viewer
  const due = code.nextTryAt <= now
  return [
    {
      at: due ? '' : comingMoment(code.nextTryAt, viewer),
      tone: '',
      icon: 'clock',
      title: say(lang, due ? 'timeline.due' : 'timeline.next'),
      text:
        code.deadlineAt === null || code.outcome !== 'wait'
          ? say(lang, 'timeline.next.curable')
          : say(lang, 'timeline.next.until', { at: comingMoment(code.deadlineAt, viewer) }),
      detail: '',
    },
  ]
}

function answerMoment({ exchange, facts }: KeptAnswer, viewer: Viewer): Moment {
  const look = facts === null ? { tone: 'wait', icon: 'wait' } : lookOfFacts(facts, viewer.now)
  return {
    at: stamp(exchange.askedAt, viewer),
    ...look,
    title: say(viewer.lang, `channel.${exchange.channel}`),
    text: `${facts === null ? withoutRow(exchange, viewer) : factsText(facts, viewer)}.`,
    detail: detailOf(exchange, viewer),
  }
}

/** Nothing about this code came: silence is never a fault of the goods. */
function withoutRow({ failure, httpStatus }: KeptAnswer['exchange'], { lang }: Viewer): string {
  if (failure !== null) {
    const key = `failure.${failure}`
    return isSentenceKey(key) ? sayIfKnown(lang, key) : say(lang, 'timeline.failure', { failure })
  }
  return say(lang, 'timeline.no-row', { status: httpStatus ?? 0 })
}

/** «cises/info, 412 мс, запрос 1d08·e6a4» */
function detailOf(
  { path, askedAt, answeredAt, requestId, httpStatus }: Omit<Exchange, 'requestBody' | 'responseBody'>,
  { lang }: Viewer,
): string {
  return [
    path.split('/').slice(-2).join('/'),
    answeredAt !== null && say(lang, 'timeline.took', { ms: answeredAt - askedAt }),
    httpStatus !== null && `HTTP\u00a0${httpStatus}`,
    say(lang, 'timeline.request', { id: `${requestId.slice(0, 4)}·${requestId.slice(-4)}` }),
  ]
    .filter((part) => part !== false)
    .join(', ')
}
