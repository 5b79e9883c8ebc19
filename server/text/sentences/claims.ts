import { actSentences } from './act.js'
import type { Sentences } from './sentence.js'

/** Claims: pages, faults, and the drafts of what an act says. */
export const claimsSentences = {
  ...actSentences,

  'claims.title': { ru: 'Претензии', en: 'Claims' },
  'claims.count': {
    ru: '{count} {count|претензия|претензии|претензий}, новые сверху',
    en: '{count} {count|claim|claims}, newest first',
  },
  'claims.none': { ru: 'Претензий пока нет', en: 'No claims yet' },
  'claims.none.next': {
    ru: 'Претензия составляется из поставки, когда все её коды проверены и часть из них касса не пропустит.',
    en: 'A claim is made from a delivery when all its codes are checked and the till will refuse some of them.',
  },
  'claims.older': { ru: 'Более ранние', en: 'Older' },
  'claims.newest': { ru: 'К последним', en: 'To the newest' },
  'claims.number': { ru: 'Номер', en: 'Number' },
  'claims.made-on': { ru: 'Составлена', en: 'Made on' },
  'claims.supplier': { ru: 'Поставщик', en: 'Supplier' },
  'claims.document': { ru: 'Документ', en: 'Document' },
  'claims.units': { ru: 'Единиц', en: 'Units' },
  'claims.sum': { ru: 'Сумма', en: 'Sum' },
  'claims.sum.unknown': { ru: 'цена неизвестна', en: 'price not known' },
  'claims.to-deliveries': { ru: 'К поставкам', en: 'To deliveries' },

  'claim.title': { ru: 'Претензия №\u00a0{number}', en: 'Claim No. {number}' },
  'claim.to': {
    ru: 'Поставщику: {supplier}. Основание: {document}.',
    en: 'To the supplier {supplier}, on {document}.',
  },
  'claim.to-delivery': { ru: 'К поставке', en: 'To the delivery' },
  'claim.open-act': { ru: 'Открыть акт для печати', en: 'Open the act for printing' },
  'claim.save-act': { ru: 'Сохранить файлом', en: 'Save as a file' },
  'claim.back-to-claim': { ru: 'К претензии №\u00a0{number}', en: 'To claim No. {number}' },
  'claim.print': { ru: 'Печать', en: 'Print' },
  'claim.print.how': { ru: 'Печать: Ctrl+P, лист А4, альбомный', en: 'Print: Ctrl+P, A4, landscape' },
  'claim.frozen': {
    ru: 'Коды и ответы ГИС МТ записаны на {at} и больше не изменятся, что бы ни пришло позже.',
    en: 'Codes and answers of GIS MT stand as they were at {at}, whatever comes later.',
  },
  'claim.what': { ru: 'Что в акте', en: 'What the act holds' },
  'claim.lines': { ru: 'Строк документа', en: 'Lines of the document' },
  'claim.chain': { ru: 'Контрольная сумма ответов', en: 'Checksum of the answers' },
  'claim.edit': { ru: 'Что написать в акте', en: 'What to write in the act' },
  'claim.edit.why': {
    ru: 'Пустое поле станет пустой строкой: её заполнят от руки.',
    en: 'An empty field becomes a blank line to fill by hand.',
  },
  'claim.group.place': { ru: 'Место и время приёмки', en: 'Place and time of acceptance' },
  'claim.group.delivery': { ru: 'Документы и доставка', en: 'Documents and transport' },
  'claim.group.call': { ru: 'Представитель поставщика', en: 'Representative of the supplier' },
  'claim.group.findings': { ru: 'Что установлено', en: 'What was found' },
  'claim.group.people': { ru: 'Кто подписывает', en: 'Who signs' },
  'claim.save': { ru: 'Сохранить текст акта', en: 'Save the text of the act' },
  'claim.saved': { ru: 'Текст акта сохранён.', en: 'The text of the act is saved.' },
  'claim.made': {
    ru: 'Акт №\u00a0{number} составлен. Проверьте текст и отправьте его поставщику сегодня.',
    en: 'Act No. {number} is made. Check the text and send it to the supplier today.',
  },
  'claim.same': {
    ru: 'С тех пор ничего не изменилось: вот акт №\u00a0{number}, который уже составлен.',
    en: 'Nothing has changed since: this is act No. {number}, made before.',
  },
  'claim.too-long': {
    ru: 'Сократите: текст не уместится в акте.',
    en: 'Make it shorter: the text does not fit the act.',
  },
  'claim.not-time': {
    ru: 'Укажите день и время или оставьте поле пустым.',
    en: 'Give day and time, or leave it empty.',
  },
  'claim.time-order': {
    ru: 'Окончание раньше начала: исправьте одно из двух.',
    en: 'The end is before the start: mend one of the two.',
  },

  'error.claim.not-found': {
    ru: 'Такой претензии нет. Найдите её в списке претензий.',
    en: 'There is no such claim. Look for it in the list of claims.',
  },
  'error.claim.no-delivery': {
    ru: 'Такой поставки нет. Найдите её в списке поставок.',
    en: 'There is no such delivery. Look for it in the list of deliveries.',
  },
  'error.claim.no-ground': {
    ru: 'Предъявлять нечего: в этой поставке нет кодов, которые касса не пропустит по вине поставщика.',
    en: 'There is nothing to claim: no code of this delivery will be refused at the till by fault of the supplier.',
  },
  'error.claim.not-checked': {
    ru: 'Проверка ещё идёт: {count} {count|код|кода|кодов} не {count|спрошен|спрошены|спрошено} ни разу. Составьте акт, когда она закончится.',
    en: 'The check is still going: {count} {count|code was|codes were} never asked. Make the act when it ends.',
  },

  'claim.draft.upd': { ru: 'УПД', en: 'УПД' },
  'claim.draft.list': { ru: 'список кодов {name}', en: 'list of codes {name}' },
  'claim.draft.number': { ru: '№ {number}', en: 'No. {number}' },
  'claim.draft.dated': { ru: 'от {date}', en: 'of {date}' },
  'claim.draft.inn': { ru: 'ИНН {inn}', en: 'ИНН {inn}' },
  'claim.draft.kpp': { ru: 'КПП {kpp}', en: 'КПП {kpp}' },
  'claim.draft.how-found.upd': {
    ru: 'запрос кодов УПД в ГИС МТ, количество по документу',
    en: 'codes of the УПД asked at GIS MT, quantity by the document',
  },
  'claim.draft.how-found.list': {
    ru: 'запрос кодов списка в ГИС МТ, количество по списку',
    en: 'codes of the list asked at GIS MT, quantity by the list',
  },
  'claim.draft.how-found.scan': {
    ru: 'сканирование единиц, запрос в ГИС МТ',
    en: 'units scanned, their codes asked at GIS MT',
  },
  'claim.draft.lines': { ru: '{count|строка|строки|строки} {numbers}', en: '{count|line|lines} {numbers}' },
  'claim.draft.lines-more': { ru: 'строки {numbers} и ещё {more}', en: 'lines {numbers} and {more} more' },
  'claim.draft.defect': {
    ru: '{reason}: {count} {count|единица|единицы|единиц} ({lines}).',
    en: '{reason}: {count} {count|unit|units} ({lines}).',
  },
  'claim.draft.law': {
    ru: 'Розничная продажа таких единиц запрещена (постановление Правительства РФ от 21.11.2023 № 1944).',
    en: 'Retail sale of such units is forbidden (Government decree No. 1944 of 21.11.2023).',
  },
  'claim.draft.unfit': {
    ru: 'Товар {money} ({count} {count|единица|единицы|единиц}) не соответствует {against} и к продаже не допущен.',
    en: 'Goods {money} ({count} {count|unit|units}) do not conform to {against} and are not admitted to sale.',
  },
  'claim.draft.for-money': { ru: 'на {money}', en: 'for {money}' },
  'claim.draft.against-contract': {
    ru: 'договору и требованиям к маркировке',
    en: 'the contract and the marking rules',
  },
  'claim.draft.against-rules': { ru: 'требованиям к маркировке', en: 'the marking rules' },
  'claim.draft.cure': {
    ru: 'Внести в ГИС МТ недостающие сведения или заменить товар: {lines}.',
    en: 'Complete the data in GIS MT or replace the goods: {lines}.',
  },
  'claim.draft.replace': {
    ru: 'Заменить товар либо вернуть оплату: {lines}.',
    en: 'Replace the goods or return the payment: {lines}.',
  },
  'claim.draft.storage': {
    ru: 'Хранение до вывоза за счёт поставщика (ст. 514 ГК РФ).',
    en: 'Storage until take-away at the cost of the supplier (art. 514 of the Civil Code).',
  },
  'claim.draft.waiting': {
    ru: '{count} {count|единица ожидает|единицы ожидают|единиц ожидают} ответа ГИС МТ ({lines}) и предметом акта не {count|является|являются|являются}.',
    en: '{count} {count|unit waits|units wait} for an answer of GIS MT ({lines}) and {count|is|are} no subject of this act.',
  },
  'claim.draft.unknown': {
    ru: '{count} {count|единица не проверена|единицы не проверены|единиц не проверено} ({lines}): предметом акта не {count|является|являются|являются}.',
    en: '{count} {count|unit was|units were} not checked ({lines}) and {count|is|are} no subject of this act.',
  },
  'claim.draft.not-supplier': {
    ru: 'Ещё {count} {count|единицу|единицы|единиц} касса не пропустит не по вине поставщика: предметом акта не {count|является|являются|являются}.',
    en: '{count} more {count|unit|units} will be refused at the till not by fault of the supplier: no subject of this act.',
  },
  'claim.draft.rest-is-right': {
    ru: 'По остальным единицам расхождений в сведениях о маркировке нет.',
    en: 'The marking data of the other units are in order.',
  },
} as const satisfies Sentences
