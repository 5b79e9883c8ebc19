import { documentName, nameOf } from '../deliveries/delivery-words.js'
import { formatCount, say, sayIfKnown } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment } from '../text/when.js'
import type { LineStand } from './channels-queries.js'
import type { WaitingRun } from './waiting-runs.js'

/** Deliveries whose codes wait, each with its reason and a way to it. */
export function waitingTable(stand: LineStand, inns: readonly string[], viewer: Viewer) {
  const { waiting } = stand
  const more = waiting.total - waiting.runs.length
  return {
    rows: waiting.runs.map((one) => ({
      href: `/deliveries/${one.delivery.id}`,
      name: nameOf(one.delivery, viewer),
      document: documentName(one.delivery, viewer),
      codes: formatCount(Math.max(one.run.total - one.run.done, 0)),
      why: whyOf(one, { stand, inns }, viewer),
    })),
    more: more > 0 ? say(viewer.lang, 'waiting-runs.more', { count: more }) : '',
  }
}

function whyOf(
  { run, nextTryAt }: WaitingRun,
  { stand: { maintenance, channels, silence }, inns }: { stand: LineStand; inns: readonly string[] },
  viewer: Viewer,
): string {
  const { lang, now } = viewer
  const inn = run.ownInn ?? inns[0]
  const isOwn = (channel: { inn: string }) => inns.length < 2 || channel.inn === inn
  if (run.state === 'held')
    return [
      `${sayIfKnown(lang, `held.${run.heldReason}`)}.`,
      inns.length > 1 && `${say(lang, 'entities.of', { inn: inn! })}.`,
      `${sayIfKnown(lang, `held.who.${run.heldWho}`)}.`,
    ]
      .filter(Boolean)
      .join(' ')
  if (maintenance !== null)
    return say(lang, 'waiting-runs.paused', { until: comingMoment(maintenance.untilAt, viewer) })
  if (silence !== null) return say(lang, 'waiting-runs.unworked')
  if (channels.some((seen) => isOwn(seen) && seen.channel === 'true-api' && seen.state === 'down'))
    return say(lang, 'waiting-runs.down')
  if (run.state !== 'waiting') return say(lang, 'waiting-runs.running')
  const when =
    nextTryAt === null || nextTryAt <= now
      ? say(lang, 'lanes.at-once')
      : say(lang, 'lanes.at', { time: comingMoment(nextTryAt, viewer) })
  return say(lang, 'waiting-runs.late', { when })
}
