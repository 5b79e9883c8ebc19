import type { Delivery } from '../../entities/delivery.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'

/** For whom ЧЗ is asked about a delivery, in these words, where there is more than one; else ''. */
export function whoseWords(
  { ownInn }: Pick<Delivery, 'ownInn'>,
  { ownInns, key }: { ownInns: readonly string[]; key: 'delivery.whose' | 'held.whose' },
  { lang }: Viewer,
): string {
  const inn = ownInn ?? ownInns[0]
  return inn !== undefined && (ownInns.length > 1 || inn !== ownInns[0]) ? say(lang, key, { inn }) : ''
}

/** The buyer of the document, where it is none of us; it may be a mistake, and it may be none: ''. */
export function strangerWords(
  { source, buyer }: Pick<Delivery, 'source' | 'buyer'>,
  ownInns: readonly string[],
  { lang }: Viewer,
): string {
  if (source !== 'upd' || !buyer?.inn || ownInns.length === 0 || ownInns.includes(buyer.inn)) return ''
  return say(lang, 'delivery.stranger', { name: buyer.name, inn: buyer.inn })
}
