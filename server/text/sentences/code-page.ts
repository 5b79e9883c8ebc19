import type { Sentences } from './sentence.js'

/** One code: its parts, its verdict, what was answered about it. */
export const codePageSentences = {
  'code.came.upd': { ru: 'Код загружен из УПД {at}', en: 'The code came in a УПД {at}' },
  'code.came.list': { ru: 'Код загружен в списке {at}', en: 'The code came in a list {at}' },
  'code.came.scan': { ru: 'Код отсканирован {at}', en: 'The code was scanned {at}' },
  'code.parts': { ru: 'Код по частям', en: 'The code by its parts' },
  'code.ask': { ru: 'Спросить ЧЗ сейчас', en: 'Ask Chestny ZNAK now' },
  'code.stopped': {
    ru: 'Проверка этой поставки остановлена, поэтому код не спрашиваем. Продолжите её на странице поставки.',
    en: 'The check of this delivery is stopped, so the code is not asked. Go on with it on the page of the delivery.',
  },
  'code.asked': {
    ru: 'Спрашиваем ЧЗ. Ответ появится здесь сам.',
    en: 'Asking Chestny ZNAK. The answer will appear here by itself.',
  },
  'code.verdict.sell': { ru: 'Можно продавать', en: 'May be sold' },
  'code.verdict.risk': { ru: 'Под риском', en: 'At risk' },
  'code.verdict.block': { ru: 'Касса откажет', en: 'The till refuses' },
  'code.verdict.wait': { ru: 'Ждём ответа', en: 'Awaiting an answer' },
  'code.verdict.unknown': { ru: 'Не проверено', en: 'Not checked' },
  'code.verdict.risk.why': { ru: 'Под риском: {reason}', en: 'At risk: {reason}' },
  'code.verdict.block.why': { ru: 'Касса откажет: {reason}', en: 'The till refuses: {reason}' },
  'code.verdict.unknown.why': { ru: 'Не проверено: {reason}', en: 'Not checked: {reason}' },
  'code.why.sell': {
    ru: 'Код в обороте, запретов нет.',
    en: 'The code is in circulation, nothing forbids it.',
  },
  'code.why.not-asked': {
    ru: 'Об этом коде ЧЗ ещё не спрашивали.',
    en: 'Chestny ZNAK was not asked about this code yet.',
  },

  'matrix.label': { ru: 'Data Matrix этого кода', en: 'Data Matrix of this code' },
  'matrix.whole': { ru: 'Полный код', en: 'The whole code' },
  'matrix.bare': { ru: 'Без криптохвоста', en: 'Without the check part' },
  'piece.whole': { ru: 'Код', en: 'Code' },
  'piece.box': { ru: 'транспортная упаковка', en: 'a transport package' },
  'piece.gtin.right': {
    ru: 'товар в каталоге, контрольная цифра верна',
    en: 'the goods, the check digit is right',
  },
  'piece.gtin.wrong': { ru: 'контрольная цифра неверна', en: 'the check digit is wrong' },
  'piece.serial': { ru: 'Серийный номер', en: 'Serial number' },
  'piece.origin': {
    ru: 'первая цифра {first}: код выпущен {country}',
    en: 'it begins with {first}: emitted {country}',
  },
  'piece.origin.likely': {
    ru: 'первый знак {first}: возможно, код выпущен {country}',
    en: 'it begins with {first}: perhaps emitted {country}',
  },
  'piece.gs': { ru: 'Разделитель', en: 'Separator' },
  'piece.gs.note': { ru: 'на месте', en: 'in place' },
  'piece.key': { ru: 'Ключ проверки', en: 'Check key' },
  'piece.tail': { ru: 'Криптохвост', en: 'Check part' },
  'piece.more': { ru: 'Дополнение', en: 'Addition' },
  'origin.RU': { ru: 'в России', en: 'in Russia' },
  'origin.BY': { ru: 'в Белоруссии', en: 'in Belarus' },
  'origin.AM': { ru: 'в Армении', en: 'in Armenia' },
  'origin.KZ': { ru: 'в Казахстане', en: 'in Kazakhstan' },
  'origin.KG': { ru: 'в Киргизии', en: 'in Kyrgyzstan' },

  'timeline.title': { ru: 'Что отвечал ЧЗ', en: 'What Chestny ZNAK answered' },
  'timeline.kept': { ru: 'Ответы нельзя изменить.', en: 'Answers cannot be changed.' },
  'timeline.next': { ru: 'Следующая попытка', en: 'Next try' },
  'timeline.due': { ru: 'Спрашиваем', en: 'Asking now' },
  'timeline.next.curable': {
    ru: 'Переспрашиваем, пока состояние могут исправить: сначала каждый час, потом раз в день.',
    en: 'Asked again while it can be mended: hourly at first, then daily.',
  },
  'timeline.next.until': {
    ru: 'Переспрашиваем до {at}, потом решает директор.',
    en: 'Asked again until {at}, then the manager decides.',
  },
  'late.tail.by': {
    ru: 'Белоруссия подтверждает только полный код, а здесь нет криптохвоста. Отсканируйте код с упаковки в «Проверить код» и спросите ЧЗ.',
    en: 'Belarus confirms a full code only, and this one has no check part. Scan it from the pack in “Check a code” and ask.',
  },
  'late.tail.kz': {
    ru: 'Казахстан подтверждает только полный код, а здесь нет криптохвоста. Отсканируйте код с упаковки в «Проверить код» и спросите ЧЗ.',
    en: 'Kazakhstan confirms a full code only, and this one has no check part. Scan it from the pack in “Check a code” and ask.',
  },
  'late.news': {
    ru: 'Пришёл ответ по {count} {count|коду|кодам|кодам} из ЕАЭС, последний {at}. Продавать можно {sell}.',
    en: '{count} {count|code|codes} of the EAEU answered, the last {at}. {sell} may be sold.',
  },
  'late.news.short': {
    ru: 'пришёл ответ по {count} {count|коду|кодам|кодам}',
    en: '{count} {count|code|codes} answered',
  },
  'timeline.owner': { ru: 'Владелец: {owner}', en: 'Owner: {owner}' },
  'timeline.took': { ru: '{ms}\u00a0мс', en: '{ms}\u00a0ms' },
  'timeline.request': { ru: 'запрос\u00a0{id}', en: 'request\u00a0{id}' },
  'timeline.failure': {
    ru: 'Ответа не было ({failure}). О товаре это ничего не говорит',
    en: 'No answer came ({failure}). It says nothing about the goods',
  },
  'timeline.no-row': {
    ru: 'Ответ пришёл, но об этом коде в нём ничего нет (HTTP\u00a0{status})',
    en: 'An answer came, but says nothing about this code (HTTP\u00a0{status})',
  },
  'timeline.older': {
    ru: 'Ещё {count} {count|ответ|ответа|ответов} раньше, все сохранены.',
    en: '{count} earlier {count|answer|answers}, all kept.',
  },
  'timeline.upd': { ru: 'Загружен из УПД {number}', en: 'Came in the УПД {number}' },
  'timeline.upd.text': {
    ru: 'Строка {line}, без криптохвоста: в УПД его не бывает.',
    en: 'Line {line}, without the check part: a УПД never has it.',
  },
  'timeline.list': { ru: 'Загружен в списке', en: 'Came in a list' },
  'timeline.list.text': { ru: 'Товар {line} в списке.', en: 'Goods {line} of the list.' },
  'timeline.scan': { ru: 'Отсканирован', en: 'Scanned' },
  'timeline.scan.text': { ru: 'Товар {line} в списке.', en: 'Goods {line} of the list.' },
  'failure.timeout': {
    ru: 'Ответа не дождались. О товаре это ничего не говорит',
    en: 'No answer in time. It says nothing about the goods',
  },
  'failure.refused': {
    ru: 'Соединиться не удалось. О товаре это ничего не говорит',
    en: 'No connection. It says nothing about the goods',
  },

  'origin.title': { ru: 'Откуда товар', en: 'Where the goods come from' },
  'origin.supplier': { ru: 'Поставщик', en: 'Supplier' },
  'origin.delivery': { ru: 'Поставка', en: 'Delivery' },
  'origin.line': { ru: 'Строка', en: 'Line' },
  'origin.producer': { ru: 'Произвёл', en: 'Producer' },
  'origin.owner': { ru: 'Владелец в ЧЗ', en: 'Owner' },
  'origin.expires': { ru: 'Годен до', en: 'Good until' },
  'origin.price': { ru: 'Цена с НДС', en: 'Price with VAT' },
  'origin.inn': { ru: 'ИНН\u00a0{inn}', en: 'ИНН\u00a0{inn}' },

  'code-search.title': { ru: 'Проверить код', en: 'Check a code' },
  'code-search.about': {
    ru: 'Отсканируйте код или вставьте его. Допуск прочтёт его по частям и найдёт в поставках.',
    en: 'Scan a code or paste it. Dopusk reads its parts and finds it in the deliveries.',
  },
  'code-search.label': { ru: 'Код маркировки', en: 'Marking code' },
  'code-search.nobody': {
    ru: 'Спросить не у кого: нет действующего токена ЧЗ. Скажите администратору.',
    en: 'There is nobody to ask: no valid ChZ token. Tell the administrator.',
  },
  'code-search.paused': {
    ru: 'ЧЗ сейчас не спрашиваем: обслуживание до {until}. Спросите после него.',
    en: 'ChZ is not asked now: maintenance until {until}. Ask after it.',
  },
  'code-search.do': { ru: 'Проверить', en: 'Check' },
  'code-search.reading': { ru: 'Как читается код', en: 'How the code reads' },
  'code-search.sure': { ru: 'Код прочитан целиком', en: 'The code reads well' },
  'code-search.repaired': { ru: 'Код прочитан после исправления', en: 'The code reads after a repair' },
  'code-search.ambiguous': {
    ru: 'Код можно прочесть по-разному',
    en: 'The code can be read in several ways',
  },
  'code-search.invalid': { ru: 'Спросить о таком коде нельзя', en: 'Such a code cannot be asked about' },
  'code-search.places': { ru: 'Где он есть', en: 'Where it is' },
  'code-search.nowhere': { ru: 'Этого кода нет ни в одной поставке', en: 'No delivery has this code' },
  'code-search.nowhere.text': {
    ru: 'Чтобы спросить о нём ЧЗ, отсканируйте его в новую поставку.',
    en: 'To ask Chestny ZNAK about it, scan it into a new delivery.',
  },
} as const satisfies Sentences
