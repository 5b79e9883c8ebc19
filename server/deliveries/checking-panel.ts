import type { Delivery } from '../../entities/delivery.js'
import { formatCount, say } from '../text/say.js'
import { barOf } from './bar.js'
import { askedWaiting, countsOf, isNeverAsked } from './tallies.js'
import type { DeliveryView } from './delivery-rows.js'
import { codeShort } from './code-short.js'
import { productsOf, wordsOf } from './findings.js'
import type { FoundGroup, LaneStanding } from './findings-query.js'
import { lanePanels } from './lane-panels.js'
import { lookOf } from './outcome-look.js'
import { codesPerSecond, remainingMs } from './run-pace.js'
import type { Viewer } from '../text/viewer.js'
import { clockTime, span } from '../text/when.js'

export interface CheckingParts {
  found: FoundGroup[]
  lanes: LaneStanding[] | null
}

/** How the check goes: how many are checked, how fast, what was found already. */
export function checkingPanel(view: DeliveryView, { found, lanes }: CheckingParts, viewer: Viewer) {
  const { lang } = viewer
  const { delivery } = view
  const done = delivery.codeCount - delivery.waitCount
  const panels = lanePanels(view, lanes, viewer)
  return {
    done: formatCount(done),
    outOf: say(lang, 'checking.out-of', { count: delivery.codeCount }),
    facts: paceFacts(view, viewer),
    bar: barOf({ ...countsOf(delivery), wait: askedWaiting(view) }, delivery.codeCount, lang),
    label: say(lang, 'checking.label', { done, total: delivery.codeCount }),
    // One lane says nothing that the figure above does not say.
    lanes: panels.length > 1 ? panels : [],
    found: found
      .filter(({ group }) => !isNeverAsked(group.reasonId))
      .map((one) => foundRow(one, delivery, viewer)),
  }
}

function paceFacts({ run }: DeliveryView, viewer: Viewer) {
  const { lang, now } = viewer
  if (run === null || run.startedAt === null || run.state === 'held') return []
  const pace = codesPerSecond(run, now)
  const left = remainingMs(run, now)
  return [
    pace !== null && { name: say(lang, 'checking.pace'), value: paceWord(pace, viewer) },
    left !== null && { name: say(lang, 'checking.left'), value: span(left, viewer) },
    { name: say(lang, 'checking.started'), value: clockTime(run.startedAt, viewer) },
  ].filter((fact) => fact !== false)
}

const paceWord = (pace: number, { lang }: Viewer): string =>
  pace < 1 ? say(lang, 'checking.slow') : say(lang, 'checking.per-second', { count: Math.round(pace) })

function foundRow({ group, samples }: FoundGroup, { purpose }: Pick<Delivery, 'purpose'>, viewer: Viewer) {
  const words = wordsOf({ ...group, purpose, stopped: false }, samples, viewer)
  const [sample] = samples
  return {
    ...lookOf(group.outcome, viewer.lang),
    title: words.title,
    products: productsOf(group, viewer),
    count: formatCount(group.count),
    code: sample === undefined ? null : codeShort(sample),
    next: words.next,
  }
}
