import type { Sentences } from './sentence.js'
import { documentErrorSentences } from './document-errors.js'

const panelSentences = {
  'document-check.title': { ru: 'Предпроверка УПД', en: 'The УПД before it is signed' },
  'document-check.act': {
    ru: 'Предпроверка УПД в Честном ЗНАКе',
    en: 'Have Chestny ZNAK look at the УПД',
  },
  'document-check.again': { ru: 'Проверить ещё раз', en: 'Have it looked at again' },
  'document-check.started': {
    ru: 'Документ отправляется в Честный ЗНАК. Ответ появится здесь сам.',
    en: 'The document is being sent to Chestny ZNAK. The answer will come up here by itself.',
  },
  'document-check.idle': {
    ru: 'До подписи документ может посмотреть сам Честный ЗНАК.',
    en: 'Chestny ZNAK itself can look at the document before it is signed.',
  },
  'document-check.idle.calm': {
    ru: 'Он скажет, зарегистрированы ли стороны, описан ли товар, не было ли уже такого УПД, вправе ли поставщик передать эти коды. Документ при этом не подписывается и в ГИС МТ не регистрируется.',
    en: 'It says whether the parties are registered and the goods described, whether such a УПД was there before, and whether the supplier may pass these codes on. Nothing is signed or registered by it.',
  },
  'document-check.token': {
    ru: 'Чтобы отправить документ, нужен токен True API. Его задаёт администратор на странице «Связь с ЧЗ».',
    en: 'To send the document a token of the True API is needed. The administrator sets it on the page of the line.',
  },
  'document-check.token.act': { ru: 'Сначала задайте токен ЧЗ', en: 'Set the token first' },

  'document-check.waiting': {
    ru: 'Честный ЗНАК смотрит документ.',
    en: 'Chestny ZNAK is looking at the document.',
  },
  'document-check.waiting.why': {
    ru: 'Ответ появится здесь сам, держать страницу открытой не нужно.',
    en: 'The answer will come up here by itself, the page need not be kept open.',
  },
  'document-check.sending': {
    ru: 'Отправляем документ в Честный ЗНАК.',
    en: 'Sending the document to Chestny ZNAK.',
  },
  'document-check.held.token-missing': {
    ru: 'Документ ждёт: нет токена ЧЗ.',
    en: 'The document waits: there is no token.',
  },
  'document-check.held.token-dead': {
    ru: 'Документ ждёт: токен ЧЗ больше не действует.',
    en: 'The document waits: the token has ended.',
  },
  'document-check.held.next': {
    ru: 'Новый токен задаёт администратор. Дальше проверка пойдёт сама, попытки не тратятся.',
    en: 'The administrator sets a new one. The check goes on by itself then, no try is spent.',
  },
  'document-check.paused': {
    ru: 'Документ ждёт: ЧЗ сейчас не спрашиваем.',
    en: 'The document waits: ChZ is not asked now.',
  },
  'document-check.paused.why': {
    ru: 'Идёт режим обслуживания до {until}. Попытки не тратятся, дальше пойдёт само.',
    en: 'Maintenance until {until}. No try is spent, it goes on by itself.',
  },
  'document-check.since': { ru: 'Начали', en: 'Began' },
  'document-check.stands': { ru: 'ЧЗ говорит', en: 'ChZ says' },
  'document-check.stands.awaiting': { ru: 'документ в очереди', en: 'the document is in line' },
  'document-check.stands.in-progress': { ru: 'документ проверяется', en: 'the document is being looked at' },
  'document-check.next-try': { ru: 'Спросим снова', en: 'Asked again' },
  'document-check.deadline': { ru: 'Ждём до', en: 'Waited for until' },

  'document-check.verified': {
    ru: 'Честный ЗНАК замечаний к документу не нашёл.',
    en: 'Chestny ZNAK finds nothing wrong with the document.',
  },
  'document-check.answered': { ru: 'Ответ получен {at}.', en: 'The answer came {at}.' },
  'document-check.not-valid': {
    ru: 'Честный ЗНАК такой документ не примет.',
    en: 'Chestny ZNAK will not take such a document.',
  },
  'document-check.not-valid.count': {
    ru: '{count} {count|замечание|замечания|замечаний}. Перешлите их поставщику до подписи.',
    en: '{count} {count|fault|faults}. Send them to the supplier before signing.',
  },
  'document-check.not-valid.most': {
    ru: '{count} {count|замечание|замечания|замечаний}, больше ЧЗ за раз не называет. Перешлите их поставщику до подписи.',
    en: '{count} {count|fault|faults}, more ChZ does not name. Send them to the supplier before signing.',
  },
  'document-check.not-valid.none': {
    ru: 'Причин ЧЗ не назвал. Проверьте документ ещё раз или спросите поставщика.',
    en: 'ChZ gives no reasons. Have it looked at again or ask the supplier.',
  },
  'document-check.unanswered': { ru: 'ЧЗ не ответил.', en: 'ChZ did not answer.' },
  'document-check.unanswered.why': {
    ru: 'Спрашивали {attempts} {attempts|раз|раза|раз}. О товаре и о документе это ничего не говорит, решайте по кодам: о них ЧЗ спрашивают отдельно.',
    en: 'It was asked {attempts} {attempts|time|times}. This says nothing about the goods or the document; decide by the codes, which are asked about apart.',
  },
  'document-check.refused': { ru: 'Документ не проверен.', en: 'The document was not looked at.' },
  'document-check.reason.not-taken': {
    ru: 'ЧЗ не взял его на проверку. Попросите поставщика прислать УПД в формате 5.03.',
    en: 'ChZ did not take it. Ask the supplier for a УПД in format 5.03.',
  },
  'document-check.reason.no-access': {
    ru: 'ЧЗ не пускает к этой проверке. Директор смотрит в личном кабинете ЧЗ договор и роль участника.',
    en: 'ChZ gives no access to this check. The manager looks at the contract and the role in the account.',
  },
  'document-check.reason.method-gone': {
    ru: 'По этому адресу ЧЗ такой проверки не знает. Обновите Допуск; коды проверяются по-прежнему.',
    en: 'At this address ChZ knows no such check. Update Dopusk; codes are checked as before.',
  },
  'document-check.reason.missing': {
    ru: 'Файл этой поставки не сохранён. Проверьте документ у оператора ЭДО.',
    en: 'The file of this delivery was not kept. Check the document at the EDI operator.',
  },
  'document-check.reason.too-big': {
    ru: 'Он больше {megabytes}\u00a0МБ, столько ЧЗ за раз не берёт. Попросите поставщика разделить УПД.',
    en: 'It is over {megabytes}\u00a0MB, and ChZ does not take that much. Ask the supplier to split the УПД.',
  },
  'document-check.reason.letters': {
    ru: 'ЧЗ берёт только кодировку windows-1251, а в названии поля стоит знак, которого в ней нет. Попросите поставщика прислать УПД заново.',
    en: 'ChZ takes windows-1251 only, and the name of a field has a sign that it does not have. Ask the supplier for the УПД anew.',
  },
  'document-check.reason.not-upd': {
    ru: 'В сохранённом файле не нашлось XML УПД. Проверьте документ у оператора ЭДО.',
    en: 'There is no XML of a УПД in the kept file. Check the document at the EDI operator.',
  },
  'document-check.said': { ru: 'ЧЗ пишет: {text}', en: 'ChZ writes: {text}' },

  'document-check.note': {
    ru: 'Коды внутри упаковок и наборов эта проверка не смотрит: о них Допуск спрашивает отдельно. Решений по кодам она не меняет.',
    en: 'This check does not look at codes inside packs and sets: Dopusk asks about them apart. It changes no decision on a code.',
  },
  'document-check.rewritten': {
    ru: 'УПД пришёл в кодировке {encoding}, для ЧЗ его переписали в windows-1251. Коды те же; подпись поставщика относится к исходному файлу.',
    en: 'The УПД came in {encoding} and was written anew in windows-1251 for ChZ. The codes are the same; the signature of the supplier is of the file as it came.',
  },
  'document-check.evidence': {
    ru: 'Запросы и ответы сохранены: {count} {count|запись|записи|записей} в цепочке обменов, последняя №\u00a0{last}.',
    en: 'Requests and answers are kept: {count} {count|record|records} in the chain of exchanges, the last is {last}.',
  },

  'document-error.codes': { ru: '{count} {count|код|кода|кодов}', en: '{count} {count|code|codes}' },
  'document-error.kinds': {
    ru: 'Замечания ЧЗ: {count} {count|вид|вида|видов}',
    en: 'What ChZ finds wrong: {count} {count|kind|kinds}',
  },
  'document-error.rest': {
    ru: 'и ещё {count} {count|код|кода|кодов}',
    en: 'and {count} more {count|code|codes}',
  },
  'document-error.more': {
    ru: 'Есть и другие замечания: ещё {count} {count|вид|вида|видов}.',
    en: 'There are more: {count} other {count|kind|kinds} of faults.',
  },
  'document-error.number': { ru: 'ошибка ЧЗ {code}', en: 'error {code} of ChZ' },
  'document-error.who.supplier': { ru: 'Исправить может поставщик.', en: 'The supplier can mend it.' },
  'document-error.who.either': {
    ru: 'Исправить может тот, о ком пишет ЧЗ: поставщик или магазин.',
    en: 'Whom ChZ writes about can mend it: the supplier or the store.',
  },
  'document-error.who.time': {
    ru: 'Исправлять нечего: сбой у ЧЗ.',
    en: 'Nothing to mend: it is a failure at ChZ.',
  },

  'document-setting.title': { ru: 'Предпроверка УПД', en: 'УПД before they are signed' },
  'document-setting.about': {
    ru: 'Допуск может отправлять каждый УПД на предпроверку в Честный ЗНАК сразу, как его загрузили. Один документ стоит нескольких запросов. Пока об этой проверке известно только из описания True API, поэтому сначала она выключена.',
    en: 'Dopusk can have Chestny ZNAK look at each УПД as soon as it is uploaded. A document takes a few requests. So far the check is known from the description of the True API only, therefore it is off at first.',
  },
  'document-setting.on': {
    ru: 'Проверять документ сразу при загрузке',
    en: 'Have documents looked at when they are uploaded',
  },
  'document-setting.saved.on': {
    ru: 'Новые УПД будут уходить на предпроверку сами.',
    en: 'New УПД will be looked at by themselves.',
  },
  'document-setting.saved.off': {
    ru: 'УПД уходят на предпроверку только по кнопке.',
    en: 'УПД are looked at when a person asks.',
  },
  'rules-journal.rules.document-check-on': {
    ru: 'Предпроверка УПД сразу при загрузке: включена.',
    en: 'УПД are looked at when they are uploaded: on.',
  },
  'rules-journal.rules.document-check-off': {
    ru: 'Предпроверка УПД сразу при загрузке: выключена.',
    en: 'УПД are looked at when they are uploaded: off.',
  },

  'api-docs.document-check.start': {
    ru: 'Отправить УПД на предпроверку в Честный ЗНАК; если она уже идёт, вторая не начнётся',
    en: 'Have Chestny ZNAK look at the УПД; while that is under way, no second one begins',
  },
  'error.document-check.not-upd': {
    ru: 'Эта поставка пришла не УПД: посылать на предпроверку нечего.',
    en: 'This delivery did not come with a УПД: there is nothing to look at.',
  },
  'error.document-check.not-upd.next': {
    ru: 'Загрузите УПД поставщика в XML.',
    en: 'Upload the УПД of the supplier in XML.',
  },
  'error.document-check.audit': {
    ru: 'Это проверка своих остатков: Честный ЗНАК смотрит документ только до подписи.',
    en: 'This is an audit of own stock: Chestny ZNAK looks at a document before it is signed only.',
  },
  'error.document-check.audit.next': {
    ru: 'Для своих остатков проверяйте коды.',
    en: 'For own stock, check the codes.',
  },
  'error.document-check.function': {
    ru: 'УПД с такой функцией Честный ЗНАК не обрабатывает.',
    en: 'Chestny ZNAK does not process a УПД of this function.',
  },
  'error.document-check.function.next': {
    ru: 'Попросите поставщика выслать УПД с функцией СЧФДОП или ДОП.',
    en: 'Ask the supplier for one with СЧФДОП or ДОП.',
  },
} as const satisfies Sentences

/** УПД that ЧЗ looks at before it is signed. */
export const documentCheckSentences = {
  ...panelSentences,
  ...documentErrorSentences,
} as const satisfies Sentences
