import type { Delivery } from '../../entities/index.js'
import type { ClaimDetails } from '../../entities/claim.js'
import type { Party } from '../../entities/delivery.js'
import { allActFields } from '../domain/claim/act-fields.js'
import { say } from '../text/say.js'
import { formatDay } from './act-dates.js'
import type { ActFindings } from './claim-findings.js'

/** The store as the configuration names it. */
export interface Store {
  name: string | null
  address: string | null
}

export interface DraftMatter {
  delivery: Delivery
  store: Store
  findings: ActFindings
}

/** The first text of an act, in Russian as the form is. Every phrase can be edited before it is printed. */
export function draftDetails({ delivery, store, findings }: DraftMatter): ClaimDetails {
  const known: Record<string, string> = {
    organisation: partyWords(delivery.buyer) || (store.name ?? ''),
    unit: [delivery.buyer ? store.name : null, store.address].filter(Boolean).join(', '),
    place: store.address ?? '',
    document: documentWords(delivery),
    contract: contractWords(delivery),
    supplier: [partyWords(delivery.supplier), delivery.supplier?.address].filter(Boolean).join(', '),
    howFound: say('ru', `claim.draft.how-found.${delivery.source}`),
    ...findings,
  }
  // A name of a party may be longer than the form holds; a field that nothing is known of is a blank line.
  const fields = allActFields.map(({ name, kind, max }) => [
    name,
    kind === 'time' ? null : (known[name] ?? '').slice(0, max),
  ])
  return Object.fromEntries(fields) as ClaimDetails
}

function partyWords(party: Party | null): string {
  if (!party) return ''
  const inn = party.inn ? say('ru', 'claim.draft.inn', { inn: party.inn }) : ''
  const kpp = party.kpp ? say('ru', 'claim.draft.kpp', { kpp: party.kpp }) : ''
  return [party.name, inn, kpp].filter(Boolean).join(', ')
}

/** «УПД № МБ-004417 от 23.11.2026»; for a list of codes its file. */
export function documentWords({ source, number, issuedOn, fileName }: Delivery): string {
  if (source !== 'upd') return say('ru', 'claim.draft.list', { name: number ?? fileName ?? '' }).trim()
  return numberedWords(say('ru', 'claim.draft.upd'), number, issuedOn)
}

const contractWords = ({ contractNumber, contractSignedOn }: Delivery): string =>
  contractNumber || contractSignedOn ? numberedWords('', contractNumber, contractSignedOn) : ''

function numberedWords(what: string, number: string | null, day: string | null): string {
  const numbered = number ? say('ru', 'claim.draft.number', { number }) : ''
  const dated = day ? say('ru', 'claim.draft.dated', { date: formatDay(day) }) : ''
  return [what, numbered, dated].filter(Boolean).join(' ')
}
