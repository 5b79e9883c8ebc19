import type { Sentences } from './sentence.js'

/** The page of the stand-in for ЧЗ. */
export const sandboxSentences = {
  'sandbox.title': { ru: 'Учебный ЧЗ', en: 'Stand-in for ЧЗ' },
  'sandbox.about': {
    ru: 'Отвечает вместо ЧЗ в учебном контуре. Выберите, как вести себя каждой части, и посмотрите, что сделает программа.',
    en: 'Answers instead of ЧЗ in the training contour. Choose how each part behaves and see what the program does.',
  },
  'sandbox.place.eaes': { ru: 'Страны ЕАЭС (eaes/info)', en: 'EAEU states (eaes/info)' },
  'sandbox.place.contents': {
    ru: 'Содержимое упаковок (aggregated/list)',
    en: 'Contents of packs (aggregated/list)',
  },
  'sandbox.place.participants': { ru: 'Участники (participants)', en: 'Participants (participants)' },
  'sandbox.place.validator': {
    ru: 'Предпроверка документов (doc/validator)',
    en: 'Check of documents (doc/validator)',
  },
  'sandbox.part': { ru: 'Часть', en: 'Part' },
  'sandbox.act': { ru: 'Действие', en: 'Action' },
  'sandbox.methods': { ru: 'По методам', en: 'By method' },
  'sandbox.moods': { ru: 'Как отвечать', en: 'How to answer' },
  'sandbox.answer': { ru: 'Ответ', en: 'Answer' },
  'sandbox.latency': { ru: 'Задержка, мс', en: 'Delay, ms' },
  'sandbox.requests': {
    ru: 'Запросов (пусто: все)',
    en: 'Requests (empty: all)',
  },
  'sandbox.set': { ru: 'Применить', en: 'Apply' },
  'sandbox.counts': { ru: 'Сколько спрашивали', en: 'What was asked' },
  'sandbox.counts.requests': { ru: 'Запросов', en: 'Requests' },
  'sandbox.counts.codes': { ru: 'Кодов', en: 'Codes' },
  'sandbox.counts.second': { ru: 'Больше всего за секунду', en: 'Most in one second' },
  'sandbox.place.true-api': { ru: 'True API: статус кодов', en: 'True API: status of codes' },
  'sandbox.place.cdn-list': { ru: 'Список площадок (cdn/info)', en: 'List of sites (cdn/info)' },
  'sandbox.place.till-module': { ru: 'ТС ПИоТ кассы', en: 'Module of a till' },
  'sandbox.place.local-module': { ru: 'Локальный модуль (ЛМ ЧЗ)', en: 'Local module' },
  'sandbox.place.site': { ru: 'Площадка {number}', en: 'Site {number}' },
  'sandbox.place.site-health': { ru: 'Площадка {number}: health/check', en: 'Site {number}: health/check' },
  'sandbox.place.site-check': { ru: 'Площадка {number}: codes/check', en: 'Site {number}: codes/check' },
  'sandbox.answer.plain': { ru: 'по сценарию', en: 'by the scenario' },
  'sandbox.answer.silence': { ru: 'молчать', en: 'keep silent' },
  'sandbox.answer.cut': { ru: 'оборвать соединение', en: 'cut the connection' },
  'sandbox.answer.half': { ru: 'половина ответа', en: 'half an answer' },
  'sandbox.answer.refused': { ru: '200 с отказом внутри', en: '200 with a refusal inside' },
  'sandbox.answer.cross-border-code': { ru: '5000 в code', en: '5000 in code' },
  'sandbox.answer.cross-border-message': { ru: '5000 в error_message', en: '5000 in error_message' },
  'sandbox.answer.203': { ru: '203: аварийный режим', en: '203: emergency' },
  'sandbox.listens': {
    ru: 'Учебный ЧЗ отвечает по адресу {url}, страница настроек: {url}/sandbox\nЧтобы остановить, нажмите Ctrl+C.',
    en: 'The stand-in answers at {url}, its page is {url}/sandbox\nPress Ctrl+C to stop it.',
  },
  'error.sandbox.scenario': {
    ru: 'Сценарий не прочитан: {place}. Исправьте это место файла и запустите снова.',
    en: 'The scenario is not read: {place}. Mend that place of the file and start again.',
  },
} as const satisfies Sentences
