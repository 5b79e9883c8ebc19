import type { Sentences } from './sentence.js'

/** Titles of rules said of one code, where the title of the rule speaks of several. */
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
} as const satisfies Sentences
