import type { Sentences } from './sentence.js'

/**
 * What to do with a line of a delivery: of one that may be signed; with `.refusal` of one that nobody is to sign; with
 * `.audit` of goods that are ours already.
 */
export const decisionSentences = {
  'decision.take': { ru: 'принять', en: 'accept' },
  'decision.risk': { ru: 'принять, есть риск', en: 'accept, at risk' },
  'decision.refuse': { ru: 'не принимать', en: 'do not accept' },
  'decision.aside': { ru: 'отложить', en: 'set aside' },
  'decision.aside-some': { ru: 'принять, отложить {count}', en: 'accept, set {count} aside' },
  'decision.without': { ru: 'принять без {count}', en: 'accept without {count}' },
  'decision.without-aside': {
    ru: 'принять без {count}, отложить {aside}',
    en: 'accept without {count}, set {aside} aside',
  },
  'decision.count': { ru: 'сверить количество', en: 'compare the quantity' },
  'decision.noCodes': { ru: 'кодов нет', en: 'no codes' },

  'decision.take.refusal': { ru: 'в порядке', en: 'in order' },
  'decision.risk.refusal': { ru: 'в порядке, есть риск', en: 'in order, at risk' },
  'decision.aside-some.refusal': { ru: 'отложить {count}', en: 'set {count} aside' },
  'decision.without.refusal': { ru: 'не принимать {count}', en: 'do not accept {count}' },
  'decision.without-aside.refusal': {
    ru: 'не принимать {count}, отложить {aside}',
    en: 'do not accept {count}, set {aside} aside',
  },

  'decision.take.audit': { ru: 'продавать', en: 'sell' },
  'decision.risk.audit': { ru: 'продавать, есть риск', en: 'sell, at risk' },
  'decision.refuse.audit': { ru: 'убрать с полки', en: 'take off the shelf' },
  'decision.aside-some.audit': { ru: 'продавать, отложить {count}', en: 'sell, set {count} aside' },
  'decision.without.audit': { ru: 'убрать {count}', en: 'take {count} away' },
  'decision.without-aside.audit': {
    ru: 'убрать {count}, отложить {aside}',
    en: 'take {count} away, set {aside} aside',
  },
} as const satisfies Sentences
