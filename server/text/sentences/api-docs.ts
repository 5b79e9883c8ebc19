import type { Sentences } from './sentence.js'

/** The description of the doors for programs. */
export const apiDocsSentences = {
  'api-docs.title': { ru: 'API Допуска', en: 'API of Dopusk' },
  'api-docs.about': {
    ru: 'Токен задаёт DOPUSK_API_TOKEN, он идёт в заголовке Authorization: Bearer. Время — ISO 8601 UTC, деньги — копейки, номера — строки. Ответ об ошибке на языке Accept-Language: ru или en. Незнакомые поля и параметры не принимаются.',
    en: 'The token is set by DOPUSK_API_TOKEN and goes into the header Authorization: Bearer. Times are ISO 8601 UTC, money is kopecks, ids are strings. Errors are in the language of Accept-Language: ru or en. Unknown fields and parameters are refused.',
  },
  'api-docs.no-script': {
    ru: 'Для этой страницы нужен JavaScript. Само описание: /api/docs/openapi.json.',
    en: 'This page needs JavaScript. The document itself: /api/docs/openapi.json.',
  },
  'api-docs.deliveries.hand-in': {
    ru: 'Загрузить УПД или список кодов: файлом document в форме или телом запроса',
    en: 'Hand in a УПД or a list of codes: as the file document of a form, or as the body',
  },
  'api-docs.deliveries.list': { ru: 'Поставки, новые сверху', en: 'Deliveries, newest first' },
  'api-docs.deliveries.find': {
    ru: 'Поставка: решение, строки, ход проверки',
    en: 'A delivery: verdict, lines, progress of the check',
  },
  'api-docs.deliveries.codes': {
    ru: 'Коды поставки в порядке документа',
    en: 'Codes of a delivery, in document order',
  },
  'api-docs.codes.parse': {
    ru: 'Разобрать и исправить код, не спрашивая ЧЗ',
    en: 'Read and repair a code without asking ChZ',
  },
  'api-docs.codes.find': {
    ru: 'Код со всеми ответами ЧЗ о нём',
    en: 'A code with every answer of ChZ about it',
  },
  'api-docs.verdicts.judge': {
    ru: 'Решение о коде по готовым ответам ЧЗ; ничего не сохраняется',
    en: 'The verdict on a code by answers of ChZ that are at hand; nothing is kept',
  },
  'api-docs.claims.make': { ru: 'Составить акт по поставке', en: 'Make a claim of a delivery' },
  'api-docs.claims.find': { ru: 'Акт: строки, суммы, причины', en: 'A claim: lines, sums, reasons' },
  'api-docs.claims.act': { ru: 'Акт ТОРГ-2 для печати', en: 'The act ТОРГ-2 to print' },
  'api-docs.channels.list': { ru: 'Состояние каналов к ЧЗ', en: 'How the channels to ChZ do' },
  'api-docs.entities.token': {
    ru: 'Передать токен True API; хранится зашифрованным, назад не выдаётся',
    en: 'Hand over the token of the True API; kept encrypted, never given back',
  },
  'api-docs.entities.api-key': {
    ru: 'Передать ключ кассовой проверки; хранится зашифрованным, назад не выдаётся',
    en: 'Hand over the key of the till check; kept encrypted, never given back',
  },
  'api-docs.status.200': { ru: 'Ответ', en: 'The answer' },
  'api-docs.status.201': { ru: 'Создано', en: 'Made' },
  'api-docs.status.400': { ru: 'Запрос написан неверно', en: 'The request is written wrong' },
  'api-docs.status.401': { ru: 'Нет токена или он не подошёл', en: 'No token, or a wrong one' },
  'api-docs.status.404': { ru: 'Такого здесь нет', en: 'Not here' },
  'api-docs.status.409': { ru: 'Это уже есть или сейчас нельзя', en: 'It is here already, or cannot be now' },
  'api-docs.status.413': { ru: 'Слишком большой запрос', en: 'The request is too large' },
  'api-docs.status.415': { ru: 'Нужен JSON', en: 'JSON is needed' },
  'api-docs.status.422': { ru: 'Содержимое не принято', en: 'The content was not taken' },
} as const satisfies Sentences
