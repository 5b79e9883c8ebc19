import type { Sentences } from './sentence.js'

/** Titles and texts of rules said of one code, where those of the rule speak of several. */
export const codeTitlesSentences = {
  'code-title.blocked-by-authority': { ru: 'Заблокирован ведомством', en: 'Blocked by an authority' },
  'code-title.rest-is-over': { ru: 'Продан до конца', en: 'Sold to the end' },
  'code-title.sold': { ru: 'Уже продан', en: 'Already sold' },
  'code-title.several-sales': { ru: 'Продан несколько раз', en: 'Sold several times' },
  'code-title.withdrawn': { ru: 'Выбыл из оборота', en: 'Withdrawn from circulation' },
  'code-title.written-off': { ru: 'Списан', en: 'Written off' },
  'code-title.not-applied': { ru: 'Код не нанесён', en: 'Code not applied' },
  'code-title.not-utilised': { ru: 'Код не нанесён', en: 'Code not applied' },
  'code-title.not-paid': { ru: 'Код не оплачен', en: 'Code not paid' },
  'code-title.customs-waiting': { ru: 'Ждёт решения таможни', en: 'Waiting for customs' },
  'code-title.not-introduced': { ru: 'Не введён в оборот', en: 'Not introduced into circulation' },
  'code-title.wait-transfer': { ru: 'Ждёт передачи собственнику', en: 'Waiting for transfer to the owner' },
  'code-title.exported': { ru: 'Числится в экспорте', en: 'Listed for export' },
  'code-title.lost-inventory': { ru: 'Числится утерянным', en: 'Listed as lost' },
  'code-title.reserved': { ru: 'Зарезервирован', en: 'Reserved' },
  'code-title.processing': { ru: 'Обрабатывается в ЧЗ', en: 'Being processed by GIS MT' },
  'code-title.eaeu-not-known-yet': {
    ru: 'Ждём ответа по коду из ЕАЭС',
    en: 'Waiting for a code of the EAEU',
  },
  'code-title.eaeu-no-answer': { ru: 'Ждём ответа по коду из ЕАЭС', en: 'Waiting for a code of the EAEU' },
  'code-title.authentic-not-registered': {
    ru: 'Подлинный, в России ещё не учтён',
    en: 'Genuine, not registered in Russia yet',
  },

  'code-text.not-introduced': {
    ru: 'Код нанесён, но производитель не сообщил о вводе в оборот.',
    en: 'The code is applied, but the manufacturer has not reported its introduction.',
  },
  'code-text.not-applied': {
    ru: 'Код выпущен, но производитель не сообщил, что нанёс его на товар. В обороте его нет.',
    en: 'The code is emitted, but the manufacturer has not reported it as applied. It is not in circulation.',
  },
  'code-text.not-paid': {
    ru: 'Код нанесён, но не оплачен, поэтому в оборот не введён.',
    en: 'The code is applied but not paid for, so it is not introduced.',
  },
  'code-text.customs-refused': {
    ru: 'ФТС отказала во вводе кода в оборот.',
    en: 'Customs refused to introduce the code.',
  },
  'code-text.customs-waiting': {
    ru: 'Код нанесён, ФТС ещё не подтвердила ввод в оборот.',
    en: 'The code is applied, customs have not confirmed its introduction yet.',
  },
  'code-text.import-not-accepted': {
    ru: 'Отгрузка из страны ЕАЭС есть, но импортёр не оформил приёмку. В обороте кода нет.',
    en: 'The shipment from an EAEU state is there, but the importer has not accepted it. The code is not in circulation.',
  },
  'code-text.eaeu-not-known-yet': {
    ru: 'ЧЗ пока не знает этого кода: он выпущен в другой стране ЕАЭС. Это не ошибка товара и не повод для возврата.',
    en: 'GIS MT does not know this code yet: it is emitted in another state of the EAEU. It is no fault of the goods and no ground to return them.',
  },
} as const satisfies Sentences
