import { isSlow as isSlowLane } from '../domain/lanes.js'
import { formatCount, say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment } from '../text/when.js'
import { durationOf } from './channel-words.js'
import { codesOf, type LaneStand, type LineStand } from './channels-queries.js'

/** Lanes that are shown though nobody waits in them. */
const always = ['gate', 'check', 'retry', 'by']

/** Each legal entity has a budget of its own. */
interface BudgetShare {
  perSecond: number
  entities: number
}

/** The queue, lane by lane, and how much of the budget each has lately used. */
export function laneTable(
  stand: Pick<LineStand, 'lanes' | 'maintenance'>,
  { perSecond, entities }: BudgetShare,
  viewer: Viewer,
) {
  const { lang } = viewer
  const limit = perSecond * entities
  const used = stand.lanes.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0)
  return {
    budget:
      entities > 1
        ? say(lang, 'lanes.budget.several', { count: entities, used: Math.round(used), limit })
        : say(lang, 'lanes.budget', { used: Math.round(used), limit }),
    rows: stand.lanes
      .filter((lane) => always.includes(lane.lane) || codesOf(lane) > 0)
      .map((lane) => laneRow(lane, stand, limit, viewer)),
  }
}

function laneRow(
  stand: LaneStand,
  { maintenance }: Pick<LineStand, 'maintenance'>,
  limit: number,
  viewer: Viewer,
) {
  const { lang, now } = viewer
  const { lane, requestsPerSecond } = stand
  const codes = codesOf(stand)
  const name = say(lang, `lane.${lane}`)
  // What is used at all is never shown as nothing.
  const used = Math.ceil(requestsPerSecond)
  return {
    name,
    about: isSlowLane(lane) ? say(lang, 'lanes.slow') : say(lang, aboutOf(lane)),
    codes: formatCount(codes),
    nobody: codes === 0,
    oldest: oldestOf(),
    next: nextOf(),
    used: String(used),
    limit: String(limit),
    rate: say(lang, 'lanes.rate.of', { used, limit }),
    label: say(lang, 'lanes.rate.label', { lane: name, used, limit }),
  }

  /** Codes whose time has not come do not wait for their turn: they wait for their time. */
  function oldestOf(): string {
    if (stand.ageSeconds >= 1) return durationOf(stand.ageSeconds * 1000, viewer)
    if (codes === 0) return say(lang, 'lanes.nobody')
    return say(lang, stand.unaskedCodes > 0 ? 'lanes.queued' : 'lanes.in-time')
  }
  function nextOf(): string {
    if (maintenance !== null)
      return say(lang, 'lanes.after', { time: comingMoment(maintenance.untilAt, viewer) })
    const { firstDueAt, unaskedCodes } = stand
    if (unaskedCodes > 0 || firstDueAt === null || firstDueAt <= now) return say(lang, 'lanes.at-once')
    return say(lang, 'lanes.at', { time: comingMoment(firstDueAt, viewer) })
  }
}

const aboutOf = (lane: LaneStand['lane']) =>
  lane === 'gate' || lane === 'retry' || lane === 'night'
    ? (`lane.${lane}.about` as const)
    : ('lane.check.about' as const)
