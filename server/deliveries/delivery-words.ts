import type { Delivery } from '../../entities/delivery.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { longDocumentDate, pastMoment } from '../text/when.js'

type Named = Pick<
  Delivery,
  'source' | 'supplier' | 'number' | 'issuedOn' | 'contractNumber' | 'createdAt' | 'codeCount'
>

/** What a delivery is called: its supplier; of a list without one, how it came. */
export const nameOf = (delivery: Pick<Delivery, 'source' | 'supplier'>, { lang }: Viewer): string =>
  delivery.supplier?.name ??
  say(lang, delivery.source === 'scan' ? 'delivery.name.scan' : 'delivery.name.list')

/** «УПД МБ-004417», «Список кодов»: the document in few words. */
export const documentName = ({ source, number }: Pick<Delivery, 'source' | 'number'>, { lang }: Viewer) =>
  source === 'upd' && number !== null
    ? say(lang, 'delivery.document.short', { number })
    : say(lang, source === 'scan' ? 'delivery.name.scan' : 'delivery.name.list')

/** «УПД № МБ-004417 от 23 ноября, договор № 118/24, пришла сегодня в 12:48, проверена в 12:50» */
export function aboutDelivery(delivery: Named, checkedAt: number | null, viewer: Viewer): string[] {
  const { lang } = viewer
  const issued = delivery.issuedOn === null ? '' : longDocumentDate(delivery.issuedOn, viewer)
  const parts = [
    delivery.number !== null && say(lang, 'delivery.document.long', { number: delivery.number, issued }),
    delivery.contractNumber !== null && say(lang, 'delivery.contract', { number: delivery.contractNumber }),
    say(lang, delivery.source === 'upd' ? 'delivery.came' : 'delivery.loaded', {
      at: pastMoment(delivery.createdAt, viewer),
    }),
    checkedAt !== null && say(lang, 'delivery.checked', { at: pastMoment(checkedAt, viewer) }),
  ]
  return parts.filter((part) => part !== false)
}

const eaeuOrigins = ['by', 'am', 'kz', 'kg'] as const

/** «Белоруссия, Казахстан»: states whose systems answer about some of the codes. */
export function foreignOrigins(laneTotals: Record<string, number> | null, { lang }: Viewer): string[] {
  return eaeuOrigins
    .filter((origin) => (laneTotals?.[origin] ?? 0) > 0)
    .map((origin) => say(lang, `lane.${origin}`))
}
