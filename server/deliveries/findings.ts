import type { Code } from '../../entities/code.js'
import type { Delivery } from '../../entities/delivery.js'
import { describeReason } from '../checks/describe-reason.js'
import { isStopped, stoppedStep } from '../checks/stopped-check.js'
import { codeTitle } from '../codes/code-title.js'
import { missingTail } from '../codes/missing-tail.js'
import { describeFacts } from '../codes/describe-facts.js'
import { formatMoney } from '../domain/money.js'
import type { Reason } from '../domain/verdict/outcome.js'
import { isRuleId } from '../domain/verdict/rules.js'
import { formatCount, say } from '../text/say.js'
import { codeShort, type CodeShort } from './code-short.js'
import type { ListedDelivery } from './delivery-rows.js'
import { lookOf } from './outcome-look.js'
import type { FoundGroup } from './findings-query.js'
import { isNeverAsked, type Group } from './tallies.js'
import { tieUnits } from '../text/tie-units.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, stamp } from '../text/when.js'

/** Codes that show a finding; the rest is behind a link. */
export const samplesShown = 8

/** What is wrong, how many, what next and who, how much money. */
export interface Finding {
  id: string
  tone: string
  icon: string
  count: string
  /** Does it need more room than three digits? */
  long: boolean
  title: string
  products: string
  text: string
  source: string
  next: string
  who: string
  money: string
  codes: FindingCode[]
  codesWord: string
  all: { href: string; word: string } | null
}
export interface FindingCode {
  code: CodeShort
  at: string
  answer: string
}

export function findingOf(
  { group, samples }: FoundGroup,
  { delivery, run }: Pick<ListedDelivery, 'delivery' | 'run'>,
  viewer: Viewer,
): Finding {
  const { lang } = viewer
  const { outcome, reasonId, count } = group
  const { tone, icon } = lookOf(outcome, lang)
  return {
    id: `finding-${outcome}-${reasonId || 'none'}`,
    tone,
    icon,
    count: formatCount(count),
    long: count > 999,
    ...wordsOf({ ...group, purpose: delivery.purpose, stopped: isStopped(run) }, samples, viewer),
    products: asSentence(productsOf(group, viewer)),
    money: group.kopecks === null ? '' : formatMoney(group.kopecks),
    codes: samples.map((code) => findingCode(code, viewer)),
    codesWord: say(lang, 'finding.codes', { count }),
    all:
      count <= samples.length
        ? null
        : {
            href: `/deliveries/${delivery.id}/codes?outcome=${outcome}&reason=${reasonId}`,
            word: say(lang, 'finding.all', { count }),
          },
  }
}

export interface ReasonWords {
  title: string
  text: string
  source: string
  next: string
  /** Who, until when, and whether ЧЗ is asked again. */
  who: string
}

export function wordsOf(
  group: Pick<Group, 'outcome' | 'reasonId' | 'count'> & Pick<Delivery, 'purpose'> & { stopped: boolean },
  samples: Code[],
  viewer: Viewer,
): ReasonWords {
  const { lang } = viewer
  if (!isRuleId(group.reasonId) || isNeverAsked(group.reasonId)) return neverAsked(viewer)
  const sample = samples.find((code) => code.reasons?.some((reason) => reason.id === group.reasonId))
  const reason: Reason = sample?.reasons?.find(({ id }) => id === group.reasonId) ?? {
    id: group.reasonId,
    outcome: group.outcome,
  }
  const described = describeReason(reason, lang, { purpose: group.purpose })
  const { title, text, source } = described
  const about = { title: group.count === 1 ? codeTitle(described, lang) : title, text, source }
  if (group.stopped && group.outcome === 'wait') {
    const { text: next, who } = stoppedStep(lang)
    return { ...about, next, who: `${who}.` }
  }
  const tries = group.stopped ? [] : triesOf(samples, group.outcome, viewer)
  return {
    ...about,
    next: [described.nextStep, tailOf(samples, viewer)].join(' ').trim(),
    who: whoAndWhen(described, tries, viewer),
  }
}

/** What is to be done for codes of the finding that came without their check part. */
const tailOf = (samples: Code[], viewer: Viewer): string =>
  samples.map((code) => missingTail(code, viewer)).find((words) => words !== '') ?? ''

const neverAsked = ({ lang }: Viewer): ReasonWords => ({
  title: say(lang, 'finding.never-asked'),
  text: say(lang, 'finding.never-asked.text'),
  source: '',
  next: say(lang, 'finding.never-asked.next'),
  who: '',
})

type Doer = Pick<ReturnType<typeof describeReason>, 'outcome' | 'who' | 'until'>

/** Who does it until when, and the tries to come; where the program itself only waits, the tries say all. */
function whoAndWhen({ outcome, who, until }: Doer, tries: string[], viewer: Viewer): string {
  if (outcome === 'wait' && tries.length > 0) return tries.join(' ')
  if (who === say(viewer.lang, 'rule-who.program') && tries.length > 0) return tries.join(' ')
  const doer =
    until === null
      ? `${who}.`
      : say(viewer.lang, 'finding.until', { who, until: comingMoment(until, viewer) })
  return [doer, ...tries].join(' ')
}

/** The nearest next try among the shown codes, and when a person decides instead. */
function triesOf(samples: Code[], outcome: string, viewer: Viewer): string[] {
  const [next] = samples.flatMap(({ nextTryAt }) => nextTryAt ?? []).sort((one, other) => one - other)
  if (next === undefined) return []
  const [deadline] = samples.flatMap(({ deadlineAt }) => deadlineAt ?? []).sort((one, other) => one - other)
  const at = { at: comingMoment(next, viewer) }
  if (outcome !== 'wait') return [say(viewer.lang, 'finding.asked-again', at)]
  return deadline === undefined
    ? [say(viewer.lang, 'finding.next-try', at)]
    : [
        say(viewer.lang, 'finding.next-try', at),
        say(viewer.lang, 'finding.deadline', { at: comingMoment(deadline, viewer) }),
      ]
}

/** «Кефир 1 %, 900 г», or the fullest line and how many more. */
export const productsOf = ({ product, lineCount }: Group, { lang }: Viewer): string =>
  lineCount <= 1
    ? tieUnits(product)
    : say(lang, 'finding.products', { name: tieUnits(product), more: lineCount - 1 })

/** «… короб 12 шт.» has its full stop already; goods that nobody has named are not told. */
const asSentence = (words: string): string => (words === '' || words.endsWith('.') ? words : `${words}.`)

function findingCode(code: Code, viewer: Viewer): FindingCode {
  const newest = newestAnswer(code)
  return {
    code: codeShort(code),
    at: code.checkedAt === null ? '' : stamp(code.checkedAt, viewer),
    answer: newest === null ? say(viewer.lang, 'finding.no-answer') : describeFacts(newest.facts, viewer),
  }
}

export const newestAnswer = ({ answers }: Pick<Code, 'answers'>) =>
  [...(answers ?? [])].sort((one, other) => other.askedAt - one.askedAt)[0] ?? null
