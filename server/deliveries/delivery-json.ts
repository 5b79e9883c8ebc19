import type { z } from 'zod'
import type { Delivery, Tally } from '../../entities/index.js'
import { documentCheckJson } from '../document-checks/document-check-json.js'
import type { DocumentCheckView } from '../document-checks/document-check-query.js'
import { outcomes, type Outcome } from '../domain/verdict/outcome.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import { isoOf } from '../iso-time.js'
import { sayIfKnown, type Language } from '../text/say.js'
import type { DeliveryView, ListedDelivery } from './deliveries-queries.js'
import { verdictOf } from './delivery-verdict.js'
import type { SupplierStanding } from './supplier-query.js'
import { supplierJson } from './supplier-words.js'
import type { deliveryHeadSchema, deliverySchema, listedDeliverySchema } from './delivery-schema.js'

/** The head of a delivery, as it is answered to who hands it in. */
export function deliveryHeadJson({ delivery, run }: ListedDelivery): z.infer<typeof deliveryHeadSchema> {
  const { id, number, issuedOn, contractNumber, contractSignedOn, lineCount, codeCount } = delivery
  return {
    id: String(id),
    number,
    issuedOn,
    supplier: partyJson(delivery.supplier),
    buyer: partyJson(delivery.buyer),
    inn: delivery.ownInn,
    contract: contractNumber === null ? null : { number: contractNumber, signedOn: contractSignedOn },
    lineCount,
    codes: codeCount,
    state: run?.state ?? 'reading',
  }
}

/** A delivery in a list: its head and how its codes stand. */
export const listedDeliveryJson = (listed: ListedDelivery): z.infer<typeof listedDeliverySchema> => ({
  ...deliveryHeadJson(listed),
  counts: countsOf(listed.delivery),
  run: runJson(listed),
})

/** A delivery whole: with the verdict and the counts of every line. */
export function deliveryJson(
  {
    view,
    documentCheck,
  }: {
    view: DeliveryView & { supplier: SupplierStanding | null }
    documentCheck: DocumentCheckView | null
  },
  settings: VerdictSettings,
  language: Language,
): z.infer<typeof deliverySchema> {
  const { delivery, lines, tallies, supplier } = view
  const byLine = new Map<number, Tally[]>()
  for (const tally of tallies) byLine.set(tally.lineId, [...(byLine.get(tally.lineId) ?? []), tally])
  return {
    ...listedDeliveryJson(view),
    verdict: verdictOf(view, settings),
    warnings: delivery.warnings.map(({ key, params }) => ({
      key,
      message: sayIfKnown(language, key, params),
      params,
    })),
    supplierRegistration: supplierJson(supplier, delivery.supplier?.name ?? '', language),
    lines: lines.map((line) => ({
      number: line.number,
      name: line.name,
      gtin: line.gtin,
      declared: line.declared === null ? null : Number(line.declared),
      counts: lineCounts(byLine.get(line.id) ?? []),
    })),
    documentCheck: documentCheck && documentCheckJson(documentCheck.check, language),
  }
}

const partyJson = (party: Delivery['supplier']) =>
  party === null ? null : { inn: party.inn, kpp: party.kpp, name: party.name }

function runJson({ run }: ListedDelivery) {
  if (run === null) return null
  const { state, done, total, startedAt, finishedAt, heldReason } = run
  return { state, done, total, startedAt: isoOf(startedAt), finishedAt: isoOf(finishedAt), heldReason }
}

type Counts = { total: number } & Record<Outcome, number>

const countsOf = (delivery: Delivery): Counts => ({
  total: delivery.codeCount,
  sell: delivery.sellCount,
  risk: delivery.riskCount,
  block: delivery.blockCount,
  wait: delivery.waitCount,
  unknown: delivery.unknownCount,
})

function lineCounts(tallies: readonly Tally[]): Counts {
  const of = (outcome: Outcome) =>
    tallies.filter((tally) => tally.outcome === outcome).reduce((sum, tally) => sum + tally.count, 0)
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, of(outcome)])) as Record<
    Outcome,
    number
  >
  return { total: tallies.reduce((sum, tally) => sum + tally.count, 0), ...counts }
}
