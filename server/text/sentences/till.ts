import type { Sentences } from './sentence.js'

/** A till tells a paper that ended from no other ban. */
const blockedAtTill = {
  ru: 'Марка заблокирована по решению ведомства. Продажа запрещена. Заберите товар у покупателя.',
  en: 'Blocked by an authority. Sale forbidden. Take the goods back.',
} as const

/** What a till shows for each rule, and what the cashier then does. */
export const tillSentences = {
  'till.title': { ru: 'Что скажет касса', en: 'What the till will say' },
  'till.top': { ru: 'Касса', en: 'Till' },
  'till.for-cashier': { ru: 'Кассиру: {text}', en: 'Cashier: {text}' },
  'till.word.block': { ru: 'Продажа запрещена', en: 'Sale forbidden' },
  'till.word.sell': { ru: 'Продажа разрешена', en: 'Sale allowed' },
  'till.word.wait': { ru: 'Нет ответа', en: 'No answer' },

  'till.unknown-to-crpt': {
    ru: 'Марка не найдена. Продажа запрещена. Заберите товар у покупателя.',
    en: 'Code not found. Sale forbidden. Take the goods back.',
  },
  'till.structure-wrong': {
    ru: 'Некорректная марка. Отсканируйте код ещё раз.',
    en: 'Malformed code. Scan it once more.',
  },
  'till.check-code-wrong': {
    ru: 'Код проверки неверен. Продажа запрещена. Заберите товар у покупателя.',
    en: 'The check code is wrong. Sale forbidden. Take the goods back.',
  },
  'till.not-authentic': {
    ru: 'Марка не подтверждена страной, которая её выпустила. Продажа запрещена.',
    en: 'Not confirmed by the state that issued the code. Sale forbidden.',
  },
  'till.error-code': {
    ru: 'Ошибка проверки марки. Продажа запрещена. Заберите товар у покупателя.',
    en: 'The code did not pass the check. Sale forbidden. Take the goods back.',
  },
  'till.blocked-by-authority': blockedAtTill,
  'till.permit-ended': blockedAtTill,
  'till.vet-document-cancelled': blockedAtTill,
  'till.sold': {
    ru: 'Марка уже продана. Продажа запрещена. Заберите товар у покупателя.',
    en: 'The code is already sold. Sale forbidden. Take the goods back.',
  },
  'till.several-sales': {
    ru: 'Марка продана несколько раз. Продажа запрещена. Заберите товар у покупателя.',
    en: 'The code was sold several times. Sale forbidden. Take the goods back.',
  },
  'till.withdrawn': {
    ru: 'Марка выбыла из оборота. Продажа запрещена. Заберите товар у покупателя.',
    en: 'Withdrawn from circulation. Sale forbidden. Take the goods back.',
  },
  'till.written-off': {
    ru: 'Марка списана. Продажа запрещена. Заберите товар у покупателя.',
    en: 'The code is written off. Sale forbidden. Take the goods back.',
  },
  'till.expired': {
    ru: 'Истёк срок годности. Продажа запрещена. Заберите товар у покупателя.',
    en: 'Shelf life is over. Sale forbidden. Take the goods back.',
  },
  'till.not-applied': {
    ru: 'Марка не нанесена. Продажа запрещена. Заберите товар у покупателя.',
    en: 'The code is not applied. Sale forbidden. Take the goods back.',
  },
  'till.not-utilised': {
    ru: 'Нет сведений о нанесении марки. Продажа запрещена. Заберите товар у покупателя.',
    en: 'No report of the application. Sale forbidden. Take the goods back.',
  },
  'till.not-paid': {
    ru: 'Марка не оплачена и не введена в оборот. Продажа запрещена. Заберите товар у покупателя.',
    en: 'Not paid for and not introduced. Sale forbidden. Take the goods back.',
  },
  'till.customs-refused': {
    ru: 'Таможня не выпустила товар. Марка не введена в оборот. Продажа запрещена.',
    en: 'Refused by customs. Not introduced. Sale forbidden.',
  },
  'till.customs-waiting': {
    ru: 'Таможня ещё не выпустила товар. Марка не введена в оборот. Продажа запрещена.',
    en: 'Customs have not decided yet. Not introduced. Sale forbidden.',
  },
  'till.import-not-accepted': {
    ru: 'Импортёр не принял товар. Марка не введена в оборот. Продажа запрещена.',
    en: 'The importer has not accepted the goods. Not introduced. Sale forbidden.',
  },
  'till.not-introduced': {
    ru: 'Марка не введена в оборот. Продажа запрещена. Заберите товар у покупателя.',
    en: 'Not introduced into circulation. Sale forbidden. Take the goods back.',
  },
  'till.price-above-mrp': {
    ru: 'Цена выше максимальной розничной. Продажа запрещена.',
    en: 'Price above the maximum retail price. Sale forbidden.',
  },
  'till.price-below-single-minimum': {
    ru: 'Цена ниже единой минимальной. Продажа запрещена.',
    en: 'Price below the single minimum. Sale forbidden.',
  },
  'till.price-below-minimum': {
    ru: 'Цена ниже минимальной. Продажа запрещена.',
    en: 'Price below the minimum. Sale forbidden.',
  },
  'till.price-below-minimum-newer': {
    ru: 'Цена ниже минимальной. Продажа запрещена.',
    en: 'Price below the minimum. Sale forbidden.',
  },
  'till.good': { ru: 'Марка проверена. Продажа разрешена.', en: 'The code is checked. Sale allowed.' },
  'till.emergency': {
    ru: 'Аварийный режим Честного ЗНАКа. Продажа разрешена без проверки.',
    en: 'Emergency at Chestny ZNAK. Sale allowed without a check.',
  },
  'till.no-answer': {
    ru: 'Честный ЗНАК не ответил за 1,5\u00a0с. Идёт проверка без связи.',
    en: 'No answer from Chestny ZNAK within 1.5\u00a0s. Checking offline.',
  },

  'till.cashier.unknown': {
    ru: 'Извиниться, забрать товар, позвать старшего смены. Второй раз не сканировать.',
    en: 'Apologise, take the goods, call the shift lead. Do not scan again.',
  },
  'till.cashier.check-code': {
    ru: 'Убедиться, что прочитан квадратный код, и прочитать его целиком ещё раз. Снова отказ: забрать товар, позвать старшего смены.',
    en: 'Make sure it was the square code, and read the whole of it once more. Refused again: take the goods, call the shift lead.',
  },
  'till.cashier.withdrawn': {
    ru: 'Извиниться, забрать товар, упаковку сохранить: возможен двойник. Позвать старшего смены.',
    en: 'Apologise, take the goods, keep the pack: it may be a copy. Call the shift lead.',
  },
  'till.cashier.blocked': {
    ru: 'Забрать товар и на полку не возвращать. Позвать старшего смены: такой же товар снимут с продажи.',
    en: 'Take the goods, do not put them back. Call the shift lead: the same goods come off the shelf.',
  },
  'till.cashier.not-introduced': {
    ru: 'Извиниться, забрать товар, позвать старшего смены. Второй раз не сканировать.',
    en: 'Apologise, take the goods, call the shift lead. Do not scan again.',
  },
  'till.cashier.expired': {
    ru: 'Извиниться, предложить свежий товар. Этот отложить и сказать в зал.',
    en: 'Apologise, offer fresh goods. Put this one aside and tell the floor.',
  },
  'till.cashier.price': {
    ru: 'По другой цене не пробивать. Позвать старшего смены: цену исправят до продажи.',
    en: 'Do not ring up at another price. Call the shift lead: the price is corrected first.',
  },
  'till.cashier.good': { ru: 'Продавать как обычно.', en: 'Sell as usual.' },
  'till.cashier.emergency': {
    ru: 'Продавать как обычно. Сказать старшему смены, что касса в аварийном режиме.',
    en: 'Sell as usual. Tell the shift lead that the till is in emergency.',
  },
  'till.cashier.no-answer': {
    ru: 'Подождать, пока касса проверит без связи, и сделать, что она покажет.',
    en: 'Wait for the offline check and do what the till shows.',
  },

  'till.sheet.title': { ru: 'Почему касса откажет', en: 'Why the till refuses' },
  'till.sheet.about': {
    ru: 'Лист для кассиров. Касса проверяет каждый код в Честном ЗНАКе, ПП\u00a0РФ №\u00a01944.',
    en: 'Sheet for cashiers. The till checks every code with Chestny ZNAK, decree No.\u00a01944.',
  },
  'till.sheet.case': { ru: 'Случай', en: 'Case' },
  'till.sheet.text': { ru: 'Касса пишет', en: 'The till says' },
  'till.sheet.cashier': { ru: 'Кассир делает', en: 'The cashier does' },
  'till.sheet.no-answer': { ru: 'Нет ответа', en: 'No answer' },
  'till.sheet.emergency': { ru: 'Авария в ЧЗ', en: 'Emergency' },
  'till.sheet.foot': {
    ru: 'Отказ кассы не обсуждают: товар забирают, покупателю предлагают такой же другой упаковкой. Код пробивают так, как он на товаре, чужой код вместо него не сканируют.',
    en: 'A refusal is not argued about: the goods are taken, the customer is offered another pack. The code of the goods is scanned, never that of another pack.',
  },
  'till.sheet.print': { ru: 'Напечатать', en: 'Print' },
  'till.sheet.made': { ru: '{store}, {day}', en: '{store}, {day}' },
  'till.sheet.back': { ru: 'Правила кассы', en: 'Rules of the till' },
} as const satisfies Sentences
