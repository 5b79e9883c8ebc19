import type { Sentences } from './sentence.js'

/** What the receiver must know about a document that was read. `row` is a line of the file, `line` a line of УПД. */
export const documentWarnings = {
  'document.warning.encoding': {
    ru: 'В файле указана кодировка {declared}, а записан он в {actual}. Прочитали по содержимому.',
    en: 'The file declares the encoding {declared} but is written in {actual}. It was read by its content.',
  },
  'document.warning.function': {
    ru: 'Функция УПД «{function}»: «Честный ЗНАК» такой документ не обрабатывает, коды по нему не перейдут. Попросите поставщика выслать УПД с функцией СЧФДОП или ДОП.',
    en: 'The УПД has the function “{function}”: «Честный ЗНАК» does not process it and the codes will not pass. Ask the supplier for one with СЧФДОП or ДОП.',
  },
  'document.warning.version-old': {
    ru: 'УПД версии {version}: с 2026\u00a0года действует другой формат, и «Честный ЗНАК» такой документ может не принять. Попросите поставщика выслать УПД в формате 5.03.',
    en: 'The УПД has version {version}: since 2026 another format is in force, and «Честный ЗНАК» may not take such a document. Ask the supplier for a УПД in format 5.03.',
  },
  'document.warning.supplier-unknown': {
    ru: 'В УПД нет ИНН поставщика: владельца кодов сверить не с чем.',
    en: 'The УПД has no ИНН of the supplier: the owner of the codes cannot be compared.',
  },
  'document.warning.contract-date': {
    ru: 'Дата договора «{value}» не читается. Впишите её в претензию сами.',
    en: 'The date of the contract, “{value}”, cannot be read. Put it into a claim yourself.',
  },
  'document.warning.contract-date.more': {
    ru: 'Не читаются даты ещё {count}\u00a0{count|договора|договоров|договоров}.',
    en: 'The dates of {count} more {count|contract|contracts} cannot be read.',
  },
  'document.warning.withdrawal-own': {
    ru: 'После подписания товар выйдет из оборота: в УПД указано «для собственных нужд». Продать его касса не даст. Не подписывайте, попросите УПД без поля «СвВыбытияМАРК».',
    en: 'Signing takes the goods out of circulation: the УПД says “for own needs”. The till will refuse them. Do not sign; ask for a УПД without the field «СвВыбытияМАРК».',
  },
  'document.warning.withdrawal-free': {
    ru: 'После подписания товар выйдет из оборота: в УПД указана безвозмездная передача. Продать его касса не даст. Не подписывайте, попросите УПД без поля «СвВыбытияМАРК».',
    en: 'Signing takes the goods out of circulation: the УПД says “free transfer”. The till will refuse them. Do not sign; ask for a УПД without the field «СвВыбытияМАРК».',
  },
  'document.warning.withdrawal-production': {
    ru: 'После подписания товар выйдет из оборота: в УПД указано «для производства». Продать его касса не даст. Не подписывайте, попросите УПД без поля «СвВыбытияМАРК».',
    en: 'Signing takes the goods out of circulation: the УПД says “for production”. The till will refuse them. Do not sign; ask for a УПД without the field «СвВыбытияМАРК».',
  },
  'document.warning.withdrawal-other': {
    ru: 'В УПД есть поле «СвВыбытияМАРК»: после подписания товар может выйти из оборота. Спросите поставщика, зачем оно.',
    en: 'The УПД has the field «СвВыбытияМАРК»: signing may take the goods out of circulation. Ask the supplier why.',
  },
  'document.warning.fewer-codes': {
    ru: 'Строка {line}: заявлено {declared}\u00a0шт, кодов {count}. На остальные единицы кодов в УПД нет: касса их не продаст.',
    en: 'Line {line}: {declared}\u00a0pcs declared, {count}\u00a0{count|code|codes}. Units without a code in the УПД will not sell.',
  },
  'document.warning.fewer-codes.more': {
    ru: 'Кодов меньше, чем заявлено, ещё в {count}\u00a0{count|строке|строках|строках}.',
    en: '{count} more {count|line has|lines have} fewer codes than declared.',
  },
  'document.warning.more-codes': {
    ru: 'Строка {line}: заявлено {declared}\u00a0шт, кодов {count}. Лишние коды перейдут на вас вместе с остальными.',
    en: 'Line {line}: {declared}\u00a0pcs declared, {count}\u00a0{count|code|codes}. The extra codes will pass to you too.',
  },
  'document.warning.more-codes.more': {
    ru: 'Кодов больше, чем заявлено, ещё в {count}\u00a0{count|строке|строках|строках}.',
    en: '{count} more {count|line has|lines have} more codes than declared.',
  },
  'document.warning.lines-without-codes': {
    ru: 'Без кодов {count}\u00a0{count|строка|строки|строк} УПД. Если товар в них маркированный, попросите УПД с кодами.',
    en: '{count}\u00a0{count|line|lines} of the УПД {count|has|have} no codes. If those goods are marked, ask for a УПД with codes.',
  },
  'document.warning.amount-unread': {
    ru: 'Не читается количество или сумма: {count}\u00a0{count|место|места|мест}, первое в строке файла {row}.',
    en: 'A quantity or amount cannot be read in {count}\u00a0{count|place|places}, first in row {row} of the file.',
  },
  'document.warning.gtin-wrong': {
    ru: 'У {count}\u00a0{count|строки|строк|строк} GTIN с неверной контрольной цифрой, первая в строке файла {row}.',
    en: '{count}\u00a0{count|line has|lines have} a GTIN with a wrong check digit, first in row {row} of the file.',
  },
  'document.warning.code-empty': {
    ru: 'Пустых мест вместо кода: {count}, первое в строке файла {row}.',
    en: '{count} empty {count|place|places} instead of a code, first in row {row} of the file.',
  },
  'document.warning.list-osu': {
    ru: 'В списке стоит количество товара вместо кода (объёмно-сортовой учёт), записей: {count}. Спросить о них нельзя, они пропущены. Первая в строке {row}.',
    en: 'The list has {count} {count|entry|entries} with a quantity of goods (bulk accounting) in place of a code. They cannot be asked about and were passed over. First in row {row}.',
  },
  'document.warning.code-gtin': {
    ru: '{count}\u00a0{count|код|кода|кодов} с GTIN другого товара, не того, что в строке УПД. Первый в строке файла {row}. Сверьте товар с этикеткой.',
    en: '{count}\u00a0{count|code has|codes have} the GTIN of other goods than their line. First in row {row} of the file. Compare the goods with the label.',
  },
  'document.warning.code-brackets': {
    ru: '{count}\u00a0{count|код записан|кода записаны|кодов записаны} со скобками: «Честный ЗНАК» такой УПД не примет. Первый в строке файла {row}. Попросите поставщика исправить.',
    en: '{count}\u00a0{count|code is|codes are} written with brackets: «Честный ЗНАК» will not take such a УПД. First in row {row} of the file. Ask the supplier to correct it.',
  },
  'document.warning.code-tail': {
    ru: '{count}\u00a0{count|код записан|кода записаны|кодов записаны} с крипточастью, в УПД её быть не должно. Первый в строке файла {row}. Попросите поставщика исправить УПД.',
    en: '{count}\u00a0{count|code is|codes are} written with the check part, which a УПД must not have. First in row {row} of the file. Ask the supplier to correct the УПД.',
  },
  'document.warning.code-short': {
    ru: '{count}\u00a0{count|код короче|кода короче|кодов короче} 18\u00a0символов: «Честный ЗНАК» такие не примет. Первый в строке файла {row}.',
    en: '{count}\u00a0{count|code is|codes are} shorter than 18\u00a0characters: «Честный ЗНАК» will not take them. First in row {row} of the file.',
  },
  'document.warning.code-cyrillic': {
    ru: 'В {count}\u00a0{count|коде|кодах|кодах} стоят русские буквы: их набрали руками. Первый в строке файла {row}. Отсканируйте эти единицы.',
    en: '{count}\u00a0{count|code has|codes have} Cyrillic letters, typed by hand. First in row {row} of the file. Scan those units.',
  },
  'document.warning.code-character': {
    ru: 'В {count}\u00a0{count|коде|кодах|кодах} стоят символы, которых в кодах не бывает. Первый в строке файла {row}. Отсканируйте эти единицы.',
    en: '{count}\u00a0{count|code has|codes have} characters that no code has. First in row {row} of the file. Scan those units.',
  },
} as const satisfies Sentences
