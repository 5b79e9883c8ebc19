import type { Delivery } from '../../entities/index.js'
import { decideDelivery, type DeliveryVerdict } from '../domain/verdict/decide-delivery.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import type { DeliveryView } from './delivery-rows.js'

/** What forbids to sign whatever the codes are: they would not pass to us, or leave circulation with the signature. */
const faults: ReadonlySet<string> = new Set(
  ['function', 'withdrawal-own', 'withdrawal-free', 'withdrawal-production'].map(
    (name) => `document.warning.${name}`,
  ),
)

/** The document itself is wrong, and another is to be asked for. */
export const isDocumentFaulty = ({ warnings }: Pick<Delivery, 'warnings'>): boolean =>
  warnings.some(({ key }) => faults.has(key))

export const verdictOf = (
  { delivery, run, tallies }: Pick<DeliveryView, 'delivery' | 'run' | 'tallies'>,
  settings: VerdictSettings,
): DeliveryVerdict =>
  decideDelivery(
    {
      total: delivery.codeCount,
      asked: run?.asked ?? 0,
      tallies,
      documentFaulty: isDocumentFaulty(delivery),
    },
    settings,
  )
