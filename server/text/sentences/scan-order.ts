import type { Sentences } from './sentence.js'

/** Which ways a scanned code goes: on the page of the line, and its form. */
export const scanOrderSentences = {
  'scan-way.till-module': { ru: 'ТС ПИоТ', en: 'ТС ПИоТ' },
  'scan-way.cdn': { ru: 'площадки ЧЗ', en: 'sites of ChZ' },
  'scan-way.local-module': { ru: 'локальный модуль', en: 'local module' },
  'scan-way.none': { ru: 'никого', en: 'nobody' },
  'scan-order.title': { ru: 'Кого спрашиваем о скане', en: 'Who is asked about a scan' },
  'scan-order.order': { ru: 'По порядку', en: 'In this order' },
  'scan-order.without': { ru: '{name} (не подключён)', en: '{name} (not connected)' },
  'scan-order.ask.when-down': { ru: 'в свой черёд', en: 'in its turn' },
  'scan-order.ask.always': { ru: 'всегда, вместе с остальными', en: 'always, beside the others' },
  'scan-order.nobody': { ru: 'Никто не ответил', en: 'Nobody has answered' },
  'scan-order.nobody.is': {
    ru: '«не проверено»: не «можно продавать» и не «касса откажет»',
    en: '“not checked”: neither “may be sold” nor “the till refuses”',
  },
  'scan-order.given': {
    ru: 'Задано окружением, переменная {variable}.',
    en: 'Set by the environment, the variable {variable}.',
  },
  'scan-order.change': { ru: 'Изменить порядок', en: 'Change the order' },
  'scan-order.form.title': { ru: 'Кого спрашивать о скане', en: 'Whom to ask about a scan' },
  'scan-order.form.about': {
    ru: 'Так идёт вопрос кассы о каждом коде, который сканируют по одному. Следующего спрашиваем, если прежний не ответил или не подключён.',
    en: 'So goes the till’s question about each code that is scanned by itself. The next one is asked if the one before does not answer or is not connected.',
  },
  'scan-order.form.first': { ru: 'Сначала', en: 'First' },
  'scan-order.form.second': { ru: 'Если не ответил', en: 'If it does not answer' },
  'scan-order.form.third': { ru: 'Если не ответил и он', en: 'If that does not answer either' },
  'scan-order.form.ask': { ru: 'Когда спрашивать локальный модуль', en: 'When the local module is asked' },
  'scan-order.form.ask.about': {
    ru: 'Всегда: он помнит, что уже продал этот магазин, и его запрет сильнее ответа остальных.',
    en: 'Always: it remembers what this store has sold, and its ban outweighs the answer of the others.',
  },
  'scan-order.form.nobody': {
    ru: 'Если не ответил никто, код остаётся «не проверено». Допуск не разрешит его продавать и не объявит плохим: отложите и спросите позже. Это изменить нельзя.',
    en: 'If nobody answers, the code stays “not checked”. Dopusk neither lets it be sold nor calls it bad: put it aside and ask later. This cannot be changed.',
  },
  'scan-order.form.taken-up': {
    ru: 'Действует со следующего скана, во всех процессах, без перезапуска.',
    en: 'Holds from the next scan on, in every process, without a restart.',
  },
  'scan-order.form.nothing': {
    ru: 'Всё задано окружением: чтобы менять здесь, уберите эти переменные и перезапустите Допуск.',
    en: 'All of it is set by the environment: to change it here, remove these variables and restart Dopusk.',
  },
  'scan-order.form.save': { ru: 'Сохранить порядок', en: 'Keep the order' },
  'scan-order.form.back': { ru: 'Не менять', en: 'Leave as it is' },
  'scan-order.missing': {
    ru: 'Не подключён {name} (переменная {variable}): его пропускаем.',
    en: 'Not connected: {name} (the variable {variable}); it is passed over.',
  },
  'scan-order.changed': { ru: 'Порядок задан: {name}, {at}.', en: 'The order was set by {name}, {at}.' },
  'scan-order.saved': {
    ru: 'Порядок сохранён, действует со следующего скана.',
    en: 'The order is kept and holds from the next scan on.',
  },
  'scan-order.fault.way': {
    ru: 'Выберите, кого спрашивать, из списка.',
    en: 'Choose from the list whom to ask.',
  },
  'scan-order.fault.ask': {
    ru: 'Выберите из списка, когда спрашивать локальный модуль.',
    en: 'Choose from the list when the local module is asked.',
  },
  'scan-order.fault.nobody': {
    ru: 'Выберите хотя бы одного: иначе каждый скан останется «не проверено».',
    en: 'Choose at least one: else every scan stays “not checked”.',
  },
  'scan-order.fault.twice': {
    ru: 'Этот уже есть выше. Выберите другого или «никого».',
    en: 'This one stands above already. Choose another or “nobody”.',
  },
  'scan-order.fault.not-named': {
    ru: 'Локальный модуль не выбран выше: спрашивать его всегда не выйдет.',
    en: 'The local module is not chosen above: it cannot be asked always.',
  },
  'error.scan-order.given': {
    ru: 'Порядок задан окружением, здесь его не изменить.',
    en: 'The order is set by the environment and cannot be changed here.',
  },
  'error.scan-order.given.next': {
    ru: 'Уберите переменные DOPUSK_SCAN_WAYS и DOPUSK_LOCAL_MODULE_ASK и перезапустите Допуск.',
    en: 'Remove the variables DOPUSK_SCAN_WAYS and DOPUSK_LOCAL_MODULE_ASK and restart Dopusk.',
  },
} as const satisfies Sentences
