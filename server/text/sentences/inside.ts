import type { Sentences } from './sentence.js'

/** What a box holds, on the page of its code. */
export const insideSentences = {
  'inside.title': { ru: 'Что внутри', en: 'What is inside' },
  'inside.about': {
    ru: 'По данным ЧЗ, {count} {count|единица|единицы|единиц}. Спрошено {at}.',
    en: 'By GIS MT, {count} {count|unit|units}. Asked {at}.',
  },
  'inside.gap.late': {
    ru: 'ЧЗ ещё не ответил, что в упаковке. Спросим снова.',
    en: 'GIS MT has not answered yet what the pack holds. It will be asked again.',
  },
  'inside.gap.refused': {
    ru: 'ЧЗ не открыл содержимое упаковки.',
    en: 'GIS MT did not open the contents of the pack.',
  },
  'inside.gap.untold': {
    ru: 'ЧЗ знает упаковку, но не называет всё, что в ней лежит.',
    en: 'GIS MT knows the pack, but does not name all that lies in it.',
  },
  'inside.gap.too-deep': {
    ru: 'Упаковок одна в другой больше, чем бывает. До единиц не дошли.',
    en: 'More packs lie in one another than there can be. The units were not reached.',
  },
  'inside.gap.too-many': {
    ru: 'Кодов внутри больше 30 000. Спрошены не все.',
    en: 'More than 30,000 codes are inside. Not all were asked.',
  },
  'inside.role': { ru: 'Что это', en: 'What it is' },
  'inside.role.unit': { ru: 'единица', en: 'unit' },
  'inside.role.pack': { ru: 'упаковка', en: 'pack' },
  'inside.role.part': { ru: 'часть набора', en: 'part of a set' },
  'inside.answer': { ru: 'Ответ ЧЗ', en: 'Answer of GIS MT' },
  'inside.more': {
    ru: 'И ещё {count} {count|код|кода|кодов}, в которых меньше поводов для беспокойства.',
    en: 'And {count} more {count|code|codes} with less to worry about.',
  },
} as const satisfies Sentences
