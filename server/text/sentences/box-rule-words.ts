import type { Sentences } from './sentence.js'

/** The words of rules about boxes: what they hold decides. */
export const boxRuleSentences = {
  'rule.box-not-found.title': { ru: 'Короба нет в ЧЗ', en: 'Box unknown to GIS MT' },
  'rule.box-not-found.text': {
    ru: 'ЧЗ не знает этой упаковки. О товаре внутри это ничего не говорит.',
    en: 'GIS MT does not know this package. It says nothing of the goods inside.',
  },
  'rule.box-not-found.next': { ru: 'Вскройте, сканируйте единицы.', en: 'Open it, scan the units.' },
  'rule.box-disaggregated.title': { ru: 'Короб расформирован', en: 'Box broken up' },
  'rule.box-disaggregated.text': {
    ru: 'По данным ЧЗ, упаковка расформирована: что внутри, неизвестно.',
    en: 'By GIS MT the package is broken up: what is inside is not known.',
  },
  'rule.box-disaggregated.next': { ru: 'Вскройте, сканируйте единицы.', en: 'Open it, scan the units.' },
  'rule.box-contents-not-asked.title': {
    ru: 'Содержимое короба не проверено',
    en: 'Contents of the box not checked',
  },
  'rule.box-contents-not-asked.text': {
    ru: 'Короб в обороте, но ответа о единицах внутри нет.',
    en: 'The box is in circulation, but there is no answer about the units inside.',
  },
  'rule.box-contents-not-asked.next': { ru: 'Вскройте, сканируйте единицы.', en: 'Open it, scan the units.' },
  'rule.box-contents-late.title': {
    ru: 'Ждём ответа о содержимом короба',
    en: 'Waiting for the contents of the box',
  },
  'rule.box-contents-late.text': {
    ru: 'Короб в обороте, но ЧЗ ещё не ответил обо всём, что внутри.',
    en: 'The box is in circulation, but GIS MT has not answered yet about all that is inside.',
  },
  'rule.box-contents-late.next': {
    ru: 'Программа спросит ещё раз. Не ждать: вскройте, сканируйте единицы.',
    en: 'The program asks again. Not to wait: open it, scan the units.',
  },
  'rule.box-contents-untold.title': {
    ru: 'Содержимое короба неизвестно',
    en: 'Contents of the box not known',
  },
  'rule.box-contents-untold.text': {
    ru: 'Короб в обороте, но ЧЗ не называет целиком, что в нём лежит.',
    en: 'The box is in circulation, but GIS MT does not name all that lies in it.',
  },
  'rule.box-contents-untold.next': { ru: 'Вскройте, сканируйте единицы.', en: 'Open it, scan the units.' },
  'rule.box-holds-blocked.title': {
    ru: 'В коробе есть то, что касса не продаст',
    en: 'The box holds what the till will refuse',
  },
  'rule.box-holds-blocked.text': {
    ru: 'Среди кодов внутри короба есть такие, по которым касса откажет.',
    en: 'Among the codes inside the box are some that the till will refuse.',
  },
  'rule.box-holds-blocked.detail': {
    ru: 'Касса откажет по {count} {count|коду|кодам|кодам} из {heldCount} внутри короба.',
    en: 'The till will refuse {count} of the {heldCount} codes inside the box.',
  },
  'rule.box-holds-blocked.next': {
    ru: 'Вскройте, отберите единицы по списку, остальное сканируйте.',
    en: 'Open it, take out the units by the list, scan the rest.',
  },
  'rule.box-holds-risk.title': { ru: 'В коробе есть рискованные коды', en: 'The box holds codes at risk' },
  'rule.box-holds-risk.text': {
    ru: 'Среди кодов внутри короба есть такие, о которых стоит решить до подписи.',
    en: 'Among the codes inside the box are some to decide about before signing.',
  },
  'rule.box-holds-risk.detail': {
    ru: 'Риск у {count} {count|кода|кодов|кодов} из {heldCount} внутри короба.',
    en: 'At risk are {count} of the {heldCount} codes inside the box.',
  },
  'rule.box-holds-risk.next': {
    ru: 'Посмотрите список кодов короба и решите, что делать с ними.',
    en: 'Look at the list of codes of the box and decide what to do with them.',
  },
  'rule.box-holds-unknown.title': {
    ru: 'Не обо всём в коробе есть ответ',
    en: 'Not all in the box has an answer',
  },
  'rule.box-holds-unknown.text': {
    ru: 'О части кодов внутри короба ничего определённого сказать нельзя.',
    en: 'Of some of the codes inside the box nothing certain can be said.',
  },
  'rule.box-holds-unknown.detail': {
    ru: 'Ничего определённого о {count} {count|коде|кодах|кодах} из {heldCount} внутри короба.',
    en: 'Nothing certain about {count} of the {heldCount} codes inside the box.',
  },
  'rule.box-holds-unknown.next': { ru: 'Вскройте, сканируйте единицы.', en: 'Open it, scan the units.' },
  'rule.box-other-goods.title': { ru: 'В коробе другой товар', en: 'Other goods in the box' },
  'rule.box-other-goods.text': {
    ru: 'По данным ЧЗ, в коробе лежит товар, которого в документе нет.',
    en: 'By GIS MT the box holds goods that the document does not name.',
  },
  'rule.box-other-goods.detail': {
    ru: 'По данным ЧЗ, в коробе {count} {count|единица|единицы|единиц} из {heldCount} с товаром, которого в документе нет.',
    en: 'By GIS MT {count} of the {heldCount} units in the box are of goods that the document does not name.',
  },
  'rule.box-other-goods.next': {
    ru: 'Вскройте, сверьте товар с документом, сканируйте единицы.',
    en: 'Open it, compare the goods with the document, scan the units.',
  },
  'rule.box-count-differs.title': { ru: 'В коробах другое количество', en: 'The boxes hold another number' },
  'rule.box-count-differs.text': {
    ru: 'По данным ЧЗ, единиц в коробах не столько, сколько заявлено в строке документа.',
    en: 'By GIS MT the boxes do not hold as many units as the line of the document declares.',
  },
  'rule.box-count-differs.detail': {
    ru: 'По данным ЧЗ, единиц {count}, а в строке документа {declared}.',
    en: 'By GIS MT there are {count} units, while the line of the document says {declared}.',
  },
  'rule.box-count-differs.next': {
    ru: 'Вскройте, пересчитайте, сканируйте единицы.',
    en: 'Open it, count, scan the units.',
  },
  'rule.box-contents-good.title': { ru: 'Содержимое короба проверено', en: 'Contents of the box checked' },
  'rule.box-contents-good.text': {
    ru: 'Всё, что внутри, можно продавать по статусу.',
    en: 'All that is inside may be sold by its status.',
  },
  'rule.box-contents-good.detail': {
    ru: 'Внутри {count} {count|единица|единицы|единиц}: всё можно продавать по статусу.',
    en: 'Inside {count|is|are} {count} {count|unit|units}: all may be sold by status.',
  },
  'rule.box-contents-good.next': {
    ru: 'Принять короб. На кассе сканируют каждую единицу.',
    en: 'Accept the box. At the till each unit is scanned.',
  },
} as const satisfies Sentences
