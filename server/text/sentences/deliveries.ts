import { codePageSentences } from './code-page.js'
import { codeTitlesSentences } from './code-titles.js'
import { crptWordsSentences } from './crpt-words.js'
import { oneDeliverySentences } from './one-delivery.js'
import type { Sentences } from './sentence.js'
import { newDeliverySentences } from './new-delivery.js'

const listSentences = {
  'bar.none': { ru: 'пока ничего не проверено', en: 'nothing is checked yet' },
  'look.sell': { ru: 'можно продавать', en: 'may be sold' },
  'look.risk': { ru: 'под риском', en: 'at risk' },
  'look.block': { ru: 'касса откажет', en: 'the till refuses' },
  'look.wait': { ru: 'ждём ответа', en: 'awaiting an answer' },
  'look.unknown': { ru: 'не проверено', en: 'not checked' },

  'when.yesterday': { ru: 'вчера', en: 'yesterday' },
  'when.todayAt': { ru: 'сегодня в {time}', en: 'today at {time}' },
  'when.yesterdayAt': { ru: 'вчера в {time}', en: 'yesterday at {time}' },
  'when.dayAt': { ru: '{day} в {time}', en: '{day} at {time}' },
  'when.seconds': { ru: 'несколько секунд', en: 'a few seconds' },
  'when.minute': { ru: 'около минуты', en: 'about a minute' },
  'when.minutes': {
    ru: 'около {minutes}\u00a0{minutes|минуты|минут|минут}',
    en: 'about {minutes} {minutes|minute|minutes}',
  },
  'when.hours': { ru: 'около {hours}\u00a0{hours|часа|часов|часов}', en: 'about {hours} {hours|hour|hours}' },

  'pager.label': { ru: 'Страницы', en: 'Pages' },
  'pager.range': { ru: '{from}–{to} из {total}', en: '{from}–{to} of {total}' },
  'pager.next': { ru: 'Следующие {count}', en: 'Next {count}' },
  'pager.previous': { ru: 'Предыдущие {count}', en: 'Previous {count}' },

  'deliveries.title': { ru: 'Поставки', en: 'Deliveries' },
  'deliveries.upload': { ru: 'Загрузить УПД', en: 'Upload a УПД' },
  'deliveries.scan': { ru: 'Начать со сканирования', en: 'Start by scanning' },
  'deliveries.doors': { ru: 'Отбор по состоянию', en: 'Filter by state' },
  'deliveries.all': { ru: 'Список поставок', en: 'List of deliveries' },
  'deliveries.search': { ru: 'Поиск поставки', en: 'Find a delivery' },
  'deliveries.search.q': {
    ru: 'Поставщик, номер УПД или код маркировки',
    en: 'Supplier, number of the УПД or a marking code',
  },
  'deliveries.search.since': { ru: 'Пришли', en: 'Came' },
  'deliveries.search.find': { ru: 'Найти', en: 'Find' },
  'deliveries.period.all': { ru: 'За всё время', en: 'At any time' },
  'deliveries.period.today': { ru: 'Сегодня', en: 'Today' },
  'deliveries.period.week': { ru: 'За 7 дней', en: 'Within 7 days' },
  'deliveries.period.month': { ru: 'За 30 дней', en: 'Within 30 days' },
  'deliveries.caption': { ru: 'Поставки, новые сверху', en: 'Deliveries, newest first' },
  'deliveries.came': { ru: 'Пришла', en: 'Came' },
  'deliveries.supplier': { ru: 'Поставщик', en: 'Supplier' },
  'deliveries.document': { ru: 'УПД', en: 'УПД' },
  'deliveries.codes': { ru: 'Кодов', en: 'Codes' },
  'deliveries.codes.short': { ru: 'кодов', en: 'codes' },
  'deliveries.what': { ru: 'Что с кодами', en: 'How codes stand' },
  'deliveries.state': { ru: 'Состояние', en: 'State' },
  'deliveries.all-sell': { ru: 'все можно продавать', en: 'all may be sold' },
  'deliveries.issued': { ru: 'от\u00a0{on}', en: 'of {on}' },
  'deliveries.noNumber': { ru: 'без номера', en: 'no number' },
  'deliveries.list': { ru: 'список', en: 'a list' },
  'deliveries.lines': {
    ru: '{name} и ещё {more}\u00a0{more|товар|товара|товаров}',
    en: '{name} and {more} more',
  },
  'deliveries.show-all': { ru: 'Показать все поставки', en: 'Show all deliveries' },

  'door.return': { ru: 'Есть к возврату', en: 'Something to return' },
  'door.return.hint': { ru: 'касса пропустит не всё', en: 'a till refuses some codes' },
  'door.return.none': { ru: 'возвращать нечего', en: 'nothing to return' },
  'door.wait': { ru: 'Ждут ответа', en: 'Awaiting an answer' },
  'door.wait.hint': { ru: 'машину не держат', en: 'no truck is held' },
  'door.wait.none': { ru: 'все коды проверены', en: 'all codes are checked' },
  'door.check': { ru: 'Идёт проверка', en: 'Being checked' },
  'door.check.hint': { ru: 'итог появится сам', en: 'the result comes by itself' },
  'door.check.none': { ru: 'проверять нечего', en: 'nothing to check' },
  'door.sign': { ru: 'Можно подписывать', en: 'May be signed' },
  'door.sign.hint': { ru: 'касса пропустит все коды', en: 'tills take all codes' },
  'door.sign.none': { ru: 'таких пока нет', en: 'none so far' },
  'door.decide': { ru: 'Нужно решение', en: 'A person decides' },
  'door.decide.hint': { ru: 'сам Допуск не узнает', en: 'Dopusk cannot find out' },
  'door.decide.none': { ru: 'решать нечего', en: 'nothing to decide' },

  'state.queued': { ru: 'В очереди', en: 'Queued' },
  'state.checking': { ru: 'Проверяется, {percent}\u00a0%', en: 'Being checked, {percent}\u00a0%' },
  'state.left': { ru: 'ещё {span}', en: '{span} left' },
  'state.held': { ru: 'Проверка стоит', en: 'The check stands' },
  'state.return': { ru: 'Есть к возврату', en: 'Something to return' },
  'state.return.detail': { ru: 'остальное можно принять', en: 'the rest may be accepted' },
  'state.return.andWait': { ru: 'часть ещё ждёт ответа', en: 'some still await an answer' },
  'state.return.no-sign': { ru: 'подписывать нельзя', en: 'not to be signed' },
  'state.wait': { ru: 'Ждёт ответа', en: 'Awaits an answer' },
  'state.nextTry': { ru: 'следующая попытка в\u00a0{at}', en: 'next try at {at}' },
  'state.sign': { ru: 'Можно подписывать', en: 'May be signed' },
  'state.sell': { ru: 'Можно продавать', en: 'May be sold' },
  'state.sign.risk': { ru: 'есть коды под риском', en: 'some codes are at risk' },
  'state.noCodes': { ru: 'кодов в документе нет', en: 'no codes in the document' },
  'state.decide': { ru: 'Нужно решение', en: 'A person decides' },
  'state.cancelled': { ru: 'проверку остановили', en: 'the check was stopped' },
  'state.unknown': {
    ru: 'не\u00a0{count|проверен|проверены|проверены} {count}\u00a0{count|код|кода|кодов}',
    en: '{count} {count|code|codes} not checked',
  },
  'state.aside': { ru: 'часть товара отложить', en: 'some goods are set aside' },

  'deliveries.empty.start': { ru: 'Поставок пока нет', en: 'No deliveries yet' },
  'deliveries.empty.start.text': {
    ru: 'Загрузите УПД от поставщика или отсканируйте коды. Допуск спросит Честный ЗНАК о каждом коде и скажет, что касса не пропустит.',
    en: 'Upload a УПД of a supplier or scan the codes. Dopusk asks Chestny ZNAK about every code and says what a till will refuse.',
  },
  'deliveries.empty.search': { ru: 'Ничего не нашлось', en: 'Nothing was found' },
  'deliveries.empty.search.text': {
    ru: 'Проверьте номер и имя поставщика, выберите срок побольше или отсканируйте код с упаковки.',
    en: 'Look at the number and the name, choose a longer time, or scan a code from a package.',
  },
  'deliveries.empty.return': { ru: 'Возвращать нечего', en: 'Nothing to return' },
  'deliveries.empty.return.text': {
    ru: 'Нет поставки с кодами, которые касса не пропустит. Если такая придёт, она появится здесь сама.',
    en: 'No delivery has codes that a till refuses. If one comes, it will appear here by itself.',
  },
  'deliveries.empty.wait': { ru: 'Ни одна поставка не ждёт ответа', en: 'No delivery awaits an answer' },
  'deliveries.empty.wait.text': {
    ru: 'Честный ЗНАК ответил по всем кодам. Если ответа снова не будет, поставка появится здесь сама.',
    en: 'Chestny ZNAK answered about all codes. If an answer is late again, the delivery will appear here by itself.',
  },
  'deliveries.empty.check': { ru: 'Сейчас ничего не проверяется', en: 'Nothing is being checked now' },
  'deliveries.empty.check.text': {
    ru: 'Все загруженные поставки проверены.',
    en: 'All uploaded deliveries are checked.',
  },
  'deliveries.empty.sign': { ru: 'Готовых к подписи поставок нет', en: 'No delivery is ready to be signed' },
  'deliveries.empty.sign.text': {
    ru: 'Поставка появится здесь, когда касса пропустит все её коды.',
    en: 'A delivery appears here when tills take all of its codes.',
  },
  'deliveries.empty.decide': { ru: 'Решать нечего', en: 'Nothing to decide' },
  'deliveries.empty.decide.text': {
    ru: 'Сюда попадают поставки, о которых Честный ЗНАК сам уже ничего не скажет.',
    en: 'Deliveries come here about which Chestny ZNAK will say nothing more by itself.',
  },
} as const satisfies Sentences

/** Deliveries, codes and the way they come in. */
export const deliveriesSentences = {
  ...listSentences,
  ...oneDeliverySentences,
  ...newDeliverySentences,
  ...codePageSentences,
  ...codeTitlesSentences,
  ...crptWordsSentences,
} as const satisfies Sentences
