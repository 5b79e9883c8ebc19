import type { CheckRun } from '../../entities/check-run.js'
import { isStopped } from '../checks/stopped-check.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import { forPurpose } from '../text/for-purpose.js'
import { say, sayIfKnown } from '../text/say.js'
import type { DeliveryRow } from './delivery-list-query.js'
import type { Look } from './outcome-look.js'
import { remainingMs } from './run-pace.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, span } from '../text/when.js'

/** The state of a delivery in a row of the list. */
export interface StateCell extends Look {
  detail: string
}

export function stateOf(row: DeliveryRow, settings: VerdictSettings, viewer: Viewer): StateCell {
  switch (row.door) {
    case 'check':
      return checkingState(row.run, viewer)
    case 'return':
      return {
        tone: 'block',
        icon: 'block',
        ...words('return', viewer),
        detail: returnDetail(row, settings, viewer),
      }
    case 'wait':
      return { tone: 'wait', icon: 'wait', ...words('wait', viewer), detail: waitDetail(row, viewer) }
    case 'sign':
      return { tone: 'sell', icon: 'sell', ...signWords(row, viewer) }
    case 'decide':
      return { tone: 'risk', icon: 'partly', ...words('decide', viewer), detail: decideDetail(row, viewer) }
  }
}

const words = (door: 'return' | 'wait' | 'decide', { lang }: Viewer) => ({ word: say(lang, `state.${door}`) })

function checkingState(run: CheckRun | null, viewer: Viewer): StateCell {
  const { lang } = viewer
  if (run?.state === 'held')
    return {
      tone: 'wait',
      icon: 'stop',
      word: say(lang, 'state.held'),
      detail: sayIfKnown(lang, `held.${run.heldReason}.short`),
    }
  const look = { tone: 'note', icon: 'retry' }
  if (run === null || run.state === 'queued') return { ...look, word: say(lang, 'state.queued'), detail: '' }
  const percent = Math.floor((100 * run.asked) / Math.max(run.total, 1))
  const left = remainingMs(run, viewer.now)
  return {
    ...look,
    word: say(lang, 'state.checking', { percent }),
    detail: left === null ? '' : say(lang, 'state.left', { span: span(left, viewer) }),
  }
}

function returnDetail({ delivery }: DeliveryRow, settings: VerdictSettings, { lang }: Viewer): string {
  if (delivery.blockCount / delivery.codeCount >= settings.doNotSignShare)
    return say(lang, forPurpose('state.return.no-sign', delivery.purpose))
  return say(
    lang,
    delivery.waitCount > 0 ? 'state.return.andWait' : forPurpose('state.return.detail', delivery.purpose),
  )
}

const waitDetail = ({ nextTryAt }: DeliveryRow, viewer: Viewer) =>
  nextTryAt === null ? '' : say(viewer.lang, 'state.nextTry', { at: comingMoment(nextTryAt, viewer) })

function signWords({ delivery }: DeliveryRow, { lang }: Viewer) {
  const word = say(lang, delivery.purpose === 'audit' ? 'state.sell' : 'state.sign')
  if (delivery.codeCount === 0) return { word, detail: say(lang, 'state.noCodes') }
  return { word, detail: delivery.riskCount > 0 ? say(lang, 'state.sign.risk') : '' }
}

function decideDetail({ delivery, run }: DeliveryRow, { lang }: Viewer): string {
  if (isStopped(run)) return say(lang, 'state.cancelled')
  const count = delivery.unknownCount
  return count > 0 ? say(lang, 'state.unknown', { count }) : say(lang, 'state.aside')
}
