import { isSlow, type Lane } from '../domain/lanes.js'
import { formatCount, say } from '../text/say.js'
import { barLines, type BarLine } from './bar.js'
import type { DeliveryView } from './delivery-rows.js'
import type { LaneStanding } from './findings-query.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment } from '../text/when.js'

/** A lane of the check: ordinary codes, or those of one state whose system answers late. */
export interface LanePanel {
  name: string
  how: string
  done: string
  outOf: string
  lines: BarLine[]
  label: string
  facts: { name: string; value: string }[]
}

interface Stand {
  name: string
  total: number
  open: number
  /** Asked, no answer yet. */
  waiting: number
  nextTryAt: number | null
  deadlineAt: number | null
  slow: boolean
}

/** Panels of the lanes; none while the codes without an outcome are too many to count them for a page. */
export function lanePanels(view: DeliveryView, lanes: LaneStanding[] | null, viewer: Viewer): LanePanel[] {
  if (lanes === null) return []
  const totals = Object.entries(view.delivery.laneTotals ?? {}).filter(([, total]) => total > 0) as [
    Lane,
    number,
  ][]
  const slow = totals.reduce((sum, [, total]) => sum + total, 0)
  const ordinary = lanes.filter(({ lane }) => !isSlow(lane))
  return [
    standOf('ordinary', view.delivery.codeCount - slow, ordinary, viewer),
    ...totals.map(([lane, total]) =>
      standOf(
        lane,
        total,
        lanes.filter((one) => one.lane === lane),
        viewer,
      ),
    ),
  ]
    .filter(({ total }) => total > 0)
    .map((stand) => panelOf(stand, viewer))
}

function standOf(lane: Lane | 'ordinary', total: number, standings: LaneStanding[], { lang }: Viewer): Stand {
  const sum = (of: 'open' | 'asked') => standings.reduce((all, standing) => all + standing[of], 0)
  const first = (of: 'nextTryAt' | 'deadlineAt') =>
    standings.flatMap((standing) => standing[of] ?? []).sort((one, other) => one - other)[0] ?? null
  return {
    name: say(lang, lane === 'ordinary' ? 'lane.ordinary' : `lane.${lane as 'by'}`),
    total,
    open: Math.min(total, sum('open')),
    waiting: sum('asked'),
    nextTryAt: first('nextTryAt'),
    deadlineAt: first('deadlineAt'),
    slow: lane !== 'ordinary',
  }
}

function panelOf(stand: Stand, viewer: Viewer): LanePanel {
  const { lang } = viewer
  const done = stand.total - stand.open
  return {
    name: stand.name,
    how: say(lang, stand.slow ? 'lane.how.slow' : 'lane.how.ordinary'),
    done: formatCount(done),
    outOf: say(lang, 'lane.out-of', { total: stand.total }),
    lines: barLines({ sell: done, wait: stand.waiting }, stand.total).map((line) =>
      line.tone === 'sell' ? { ...line, tone: 'note' } : line,
    ),
    label: say(lang, 'lane.label', { name: stand.name, done, total: stand.total, waiting: stand.waiting }),
    facts: factsOf(stand, viewer),
  }
}

function factsOf({ waiting, nextTryAt, deadlineAt, slow }: Stand, viewer: Viewer) {
  const { lang } = viewer
  return [
    {
      name: say(lang, 'lane.waiting'),
      value: waiting === 0 ? say(lang, 'lane.nobody') : formatCount(waiting),
    },
    nextTryAt !== null && { name: say(lang, 'lane.next-try'), value: comingMoment(nextTryAt, viewer) },
    slow &&
      deadlineAt !== null && { name: say(lang, 'lane.deadline'), value: comingMoment(deadlineAt, viewer) },
  ].filter((fact) => fact !== false)
}
