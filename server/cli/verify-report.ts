import { formatDate, formatTime } from '../domain/dates.js'
import type { BrokenExchange, ChainVerdict } from '../evidence/chain-reading.js'
import { say, type Language } from '../text/say.js'

export interface VerifyResult {
  verdict: ChainVerdict | { kind: 'damaged' }
  /** The hash that was asked for, and its row where there is one. */
  asked: { head: string; exchangeId: number | null; askedAt: number | null } | null
}

export interface ReportPlace {
  language: Language
  zone: string
  secretFile: string
}

/** What the walk through the chain brought, for a person. */
export const verifyLines = ({ verdict, asked }: VerifyResult, place: ReportPlace): string[] => [
  ...verdictLines(verdict, place),
  ...(asked ? [askedLine(asked, place)] : []),
]

function verdictLines(verdict: VerifyResult['verdict'], place: ReportPlace): string[] {
  const { language, secretFile } = place
  switch (verdict.kind) {
    case 'damaged':
      return [say(language, 'verify.damaged')]
    case 'broken':
      return brokenLines(verdict, place)
    case 'other-secret':
      return [say(language, 'verify.other-secret', { path: secretFile })]
    case 'claim': {
      const { number, chainHead } = verdict.claim
      const head = chainHead === '' ? say(language, 'verify.claim.none') : grouped(chainHead)
      return [say(language, 'verify.claim', { number, head })]
    }
    case 'whole': {
      const { exchanges, head } = verdict
      if (head === null) return [say(language, 'verify.empty')]
      return [
        say(language, 'verify.whole', { count: exchanges }),
        say(language, 'verify.head', { head: grouped(head) }),
      ]
    }
  }
}

function brokenLines(broken: BrokenExchange, place: ReportPlace): string[] {
  const { fault, exchangeId } = broken
  const { language } = place
  return [
    `${say(language, 'verify.broken', { id: exchangeId })} ${say(language, `verify.fault.${fault}`)}`,
    ...whereLine(broken, place),
    say(language, 'verify.broken.next'),
  ]
}

function whereLine(
  { fault, deliveryId, askedAt }: BrokenExchange,
  { language, zone }: ReportPlace,
): string[] {
  if (askedAt === null || !Number.isFinite(askedAt)) return []
  const when = { date: formatDate(askedAt, zone), time: formatTime(askedAt, zone) }
  if (deliveryId === null) return [say(language, 'verify.broken.asked', when)]
  const key = fault === 'missing' ? 'verify.broken.followed' : 'verify.broken.delivery'
  return [say(language, key, { ...when, delivery: deliveryId })]
}

function askedLine(
  { head, exchangeId, askedAt }: NonNullable<VerifyResult['asked']>,
  place: ReportPlace,
): string {
  const { language, zone } = place
  if (exchangeId === null || askedAt === null) return say(language, 'verify.no-head', { head: grouped(head) })
  const when = { date: formatDate(askedAt, zone), time: formatTime(askedAt, zone) }
  return say(language, 'verify.has-head', { head: grouped(head), id: exchangeId, ...when })
}

/** By four, as an act prints it. */
const grouped = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ')
