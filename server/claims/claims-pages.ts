import { actFieldGroups, actFields, type ActField, type ActFieldGroup } from '../domain/claim/act-fields.js'
import { formatDate, formatStamp } from '../domain/dates.js'
import { formatMoney } from '../domain/money.js'
import { formatCount, say, type Language } from '../text/say.js'
import type { SentenceKey } from '../text/sentences.js'
import { tieUnits } from '../text/tie-units.js'
import { toFieldTime } from './act-dates.js'
import type { FoundClaim, ReasonCount } from './claims-queries.js'
import { reasonTitle } from './reason-title.js'

/** Of a paragraph in its field, on a wide screen. */
const charactersPerRow = 110

/** A form as it is shown: the faults, and what was entered where there are any. */
export interface ShownDetails {
  list: { field: string; text: string }[]
  at: Record<string, string>
  entered: Record<string, string>
}

export interface ClaimsPageParts {
  claims: FoundClaim[]
  /** Of all pages. */
  total: number
  zone: string
  /** Is there a page after this one, and is this one not the first? */
  more: boolean
  later: boolean
}

/** The list of claims. */
export const claimsPage = (language: Language, { claims, total, zone, more, later }: ClaimsPageParts) => ({
  title: say(language, 'claims.title'),
  count: say(language, 'claims.count', { count: total }),
  claims: claims.map((claim) => ({
    href: `/claims/${claim.id}`,
    number: claim.number,
    madeOn: formatDate(claim.createdAt, zone),
    supplier: claim.supplierName ?? '–',
    document: tieUnits(String(claim.details.document)),
    units: formatCount(claim.codeCount),
    sum: moneyWords(language, claim.sumKopecks),
  })),
  olderHref: more ? `/claims?before=${claims.at(-1)!.id}` : '',
  newestHref: later ? '/claims' : '',
})

export interface ClaimPageParts {
  claim: FoundClaim
  reasons: ReasonCount[]
  zone: string
  mayChange: boolean
  form?: ShownDetails
}

/** One claim: what it holds, the act for print, and what may be written into it. */
export function claimPage(language: Language, parts: ClaimPageParts) {
  const { claim, reasons, zone, mayChange, form } = parts
  const href = `/claims/${claim.id}`
  return {
    title: say(language, 'claim.title', { number: claim.number }),
    intro: say(language, 'claim.to', {
      supplier: claim.supplierName ?? '–',
      document: tieUnits(String(claim.details.document)),
    }),
    href,
    actHref: `${href}/act.html`,
    fileHref: `${href}/act.html?standalone=1`,
    deliveryHref: `/deliveries/${claim.deliveryId}`,
    units: formatCount(claim.codeCount),
    sum: moneyWords(language, claim.sumKopecks),
    lines: formatCount(claim.lines.length),
    frozen: say(language, 'claim.frozen', { at: formatStamp(claim.createdAt, zone) }),
    reasons: reasons.map(({ reasonId, count }) => ({
      title: reasonTitle(language, reasonId),
      count: formatCount(count),
    })),
    chainHead: claim.chainHead,
    groups: mayChange ? actFieldGroups.map((group) => fieldGroup(language, group, parts)) : [],
    faults: (form?.list ?? []).map(({ field, text }) => ({
      field,
      text: `${fieldLabel(language, field)}. ${text}`,
    })),
  }
}

const moneyWords = (language: Language, kopecks: number | null): string =>
  kopecks === null ? say(language, 'claims.sum.unknown') : formatMoney(kopecks)

/** Paragraphs stand over the whole width, lines beside each other. */
function fieldGroup(language: Language, group: ActFieldGroup, parts: ClaimPageParts) {
  const fields = actFields[group].map((field) => shownField(language, field, parts))
  return {
    id: group,
    title: say(language, `claim.group.${group}`),
    texts: fields.filter(({ isText }) => isText),
    fields: fields.filter(({ isText }) => !isText),
  }
}

function shownField(language: Language, field: ActField, { claim, zone, form }: ClaimPageParts) {
  const stored = claim.details[field.name]
  const value = typeof stored === 'number' ? toFieldTime(stored, zone) : (stored ?? '')
  return {
    name: field.name,
    label: fieldLabel(language, field.name),
    value: form ? (form.entered[field.name] ?? value) : value,
    fault: form?.at[field.name] ?? '',
    isText: field.kind === 'text',
    rows: Math.max(3, Math.ceil(String(value).length / charactersPerRow) + 1),
    type: field.kind === 'time' ? 'datetime-local' : 'text',
  }
}

/** «Председатель комиссии: должность» for the people, the name of the blank line for the rest. */
function fieldLabel(language: Language, name: string): string {
  const [, who, part] = /^(.+)(Position|Name)$/.exec(name) ?? []
  if (!who) return say(language, `claim.field.${name}` as SentenceKey)
  const words = say(language, `claim.signer.${who}` as SentenceKey)
  return say(language, part === 'Name' ? 'claim.signer.name' : 'claim.signer.position', { who: words })
}
