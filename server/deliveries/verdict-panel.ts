import type { Delivery } from '../../entities/delivery.js'
import { isStopped } from '../checks/stopped-check.js'
import { isAllowed, type Actor } from '../domain/access/roles.js'
import { formatMoney } from '../domain/money.js'
import type { DeliveryVerdict } from '../domain/verdict/decide-delivery.js'
import { isRuleId, rules } from '../domain/verdict/rules.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import { forPurpose } from '../text/for-purpose.js'
import { say, type Language } from '../text/say.js'
import type { SentenceKey } from '../text/sentences.js'
import { barOf } from './bar.js'
import type { ClaimLink } from './claims-query.js'
import type { DeliveryView } from './delivery-rows.js'
import type { SellBasis } from './sell-basis-query.js'
import { verdictOf } from './delivery-verdict.js'
import { addMoney, isSetAside, settledCounts, type Group } from './tallies.js'
import { whyOf } from './verdict-why.js'
import type { Viewer } from '../text/viewer.js'

const looks: Record<DeliveryVerdict, { tone: string; icon: string }> = {
  sign: { tone: 'sell', icon: 'sell' },
  'sign-partly': { tone: 'risk', icon: 'partly' },
  'do-not-sign': { tone: 'block', icon: 'block' },
  wait: { tone: 'wait', icon: 'wait' },
}

export interface Judge {
  settings: VerdictSettings
  actor: Actor
}

export interface Grounds {
  groups: Group[]
  /** Claims that were made already. */
  claims: ClaimLink[]
  basis: SellBasis
}

/** The decision in a sentence, why, the shares, the money, and what can be done. */
export function verdictPanel(view: DeliveryView, grounds: Grounds, judge: Judge, viewer: Viewer) {
  const { lang } = viewer
  const { delivery } = view
  const verdict = verdictOf(view, judge.settings)
  const kind = delivery.purpose === 'audit' ? 'audit' : 'receipt'
  return {
    ...looks[verdict],
    word: say(lang, `verdict.${kind}.${verdict}`),
    why: whyOf(verdict, view, grounds.groups, viewer),
    basis: delivery.sellCount > 0 ? say(lang, basisKey(delivery, grounds)) : '',
    bar: barOf(settledCounts(view), delivery.codeCount, lang),
    money: moneyFacts(view, grounds.groups, verdict === 'do-not-sign' ? 'money.fine' : 'money.take', lang),
    ...actsOf(view, grounds, judge, viewer),
  }
}

const basisKey = ({ source }: Pick<Delivery, 'source'>, { basis }: Grounds): SentenceKey =>
  source !== 'upd' && basis === 'status' ? 'verdict.basis.list' : `verdict.basis.${basis}`

/** Buttons, for who may press them. */
function actsOf(
  { delivery, run }: DeliveryView,
  { groups, claims }: Grounds,
  { actor }: Judge,
  { lang }: Viewer,
) {
  const claimable = groups.some(
    ({ outcome, reasonId }) =>
      outcome === 'block' && isRuleId(reasonId) && rules[reasonId].ground !== undefined,
  )
  const claim = claimable && isAllowed(actor, 'claims.make')
  const recheck = groups.length > 0 && isAllowed(actor, 'codes.recheck')
  return {
    hasActs: claim || recheck || claims.length > 0,
    claim: claim ? `/deliveries/${delivery.id}/claims` : '',
    claims: claims.map(({ id, number }) => ({
      href: `/claims/${id}`,
      word: say(lang, 'delivery.claim', { number }),
    })),
    recheck: recheck ? `/deliveries/${delivery.id}/recheck` : '',
    recheckWord: say(lang, isStopped(run) ? 'delivery.continue' : 'delivery.recheck'),
  }
}

/** What is accepted, what is not, what waits; together the sum of the document. Nothing where it names no money. */
function moneyFacts(
  { delivery, lines }: DeliveryView,
  groups: Group[],
  good: 'money.fine' | 'money.take',
  lang: Language,
) {
  const told = (key: SentenceKey) => say(lang, forPurpose(key, delivery.purpose))
  const total = addMoney(lines.map(({ sumKopecks }) => sumKopecks))
  if (total === null) return []
  const sumOf = (belongs: (group: Group) => boolean) =>
    addMoney(groups.filter(belongs).map(({ kopecks }) => kopecks)) ?? 0
  const refused = sumOf(({ outcome }) => outcome === 'block')
  const waiting = sumOf(({ outcome }) => outcome === 'wait')
  const aside = sumOf(
    ({ outcome, reasonId }) => outcome === 'unknown' || (outcome === 'risk' && isSetAside(reasonId)),
  )
  const facts = [
    { name: told(good), kopecks: total - refused - waiting - aside },
    { name: told('money.refuse'), kopecks: refused },
    { name: told('money.aside'), kopecks: aside },
    { name: told('money.wait'), kopecks: waiting },
  ]
  return facts
    .filter(({ kopecks }, index) => index === 0 || kopecks > 0)
    .map(({ name, kopecks }) => ({ name, value: formatMoney(kopecks) }))
}
