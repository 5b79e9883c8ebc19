import type { Sentences } from './sentence.js'

const rescan = {
  ru: 'Сканируйте код ещё раз. Если не поможет, отложите товар и покажите этикетку поставщику.',
  en: 'Scan the code again. If that does not help, set the goods aside and show the label to the supplier.',
} as const
const askForFile = {
  ru: 'Сканируйте товар. Если код пришёл в документе, попросите у поставщика исправленный.',
  en: 'Scan the goods. If the code came in a document, ask the supplier for a corrected one.',
} as const
const mendScanner = {
  ru: 'Включите в сканере передачу разделителя GS и сканируйте ещё раз.',
  en: 'Let the scanner send the separator GS and scan again.',
} as const

/** What is wrong with a code or doubtful, and what to do. */
export const codeProblemSentences = {
  'code.problem.empty': { ru: 'Кода нет: пришла пустая строка.', en: 'There is no code: the line is empty.' },
  'code.problem.empty.next': { ru: 'Сканируйте ещё раз.', en: 'Scan again.' },
  'code.problem.too-long': {
    ru: 'Строка длиннее {limit} знаков, кода такой длины не бывает.',
    en: 'The line is longer than {limit} signs, no code is.',
  },
  'code.problem.too-long.next': {
    ru: 'Сканируйте коды по одному, каждый с новой строки.',
    en: 'Scan the codes one by one, each on its own line.',
  },
  'code.problem.not-a-code': { ru: 'Это не код маркировки.', en: 'This is not a marking code.' },
  'code.problem.not-a-code.next': {
    ru: 'Найдите на упаковке квадратный код Data Matrix и сканируйте его.',
    en: 'Find the square Data Matrix on the package and scan it.',
  },
  'code.problem.bad-char': {
    ru: 'На месте {position} стоит знак «{char}», в коде его быть не может.',
    en: 'Sign {position} is “{char}”, which no code contains.',
  },
  'code.problem.bad-char.next': rescan,
  'code.problem.mixed-letters': {
    ru: 'В коде смешаны русские и латинские буквы: его набирали или правили руками.',
    en: 'The code mixes Russian and Latin letters: it was typed or corrected by hand.',
  },
  'code.problem.mixed-letters.next': askForFile,
  'code.problem.gtin-digits': {
    ru: 'На месте GTIN стоят не 14 цифр.',
    en: 'There are no 14 digits where the GTIN belongs.',
  },
  'code.problem.gtin-digits.next': rescan,
  'code.problem.gtin-check': {
    ru: 'Контрольная цифра GTIN не сходится: в коде неверная цифра.',
    en: 'The check digit of the GTIN is wrong: the code has a wrong digit.',
  },
  'code.problem.gtin-check.next': rescan,
  'code.problem.no-serial': { ru: 'В коде нет серийного номера.', en: 'The code has no serial number.' },
  'code.problem.no-serial.next': rescan,
  'code.problem.serial-length': {
    ru: 'Серийный номер из {found} {found|знака|знаков|знаков}; бывает из 6, 7, 13 или 20, смотря по товару.',
    en: 'The serial number has {found} {found|sign|signs}; it has 6, 7, 13 or 20, depending on the goods.',
  },
  'code.problem.serial-length.next': rescan,
  'code.problem.ai-unknown': {
    ru: 'В коде есть часть «{ai}», которой в кодах маркировки не бывает.',
    en: 'The code has a part “{ai}” that no marking code has.',
  },
  'code.problem.ai-unknown.next': rescan,
  'code.problem.ai-length': {
    ru: 'Часть {ai} неверной длины или не из цифр.',
    en: 'Part {ai} has a wrong length, or is not all digits.',
  },
  'code.problem.ai-length.next': rescan,
  'code.problem.ai-repeated': {
    ru: 'Часть {ai} стоит в коде дважды.',
    en: 'Part {ai} stands in the code twice.',
  },
  'code.problem.ai-repeated.next': rescan,
  'code.problem.ai91-length': {
    ru: 'Ключ проверки (91) должен быть из 4 знаков, здесь {found}.',
    en: 'The key (91) must have 4 signs, here it has {found}.',
  },
  'code.problem.ai91-length.next': rescan,
  'code.problem.ai92-length': {
    ru: 'Криптохвост (92) неполный: {found} {found|знак|знака|знаков} вместо 44 или 88.',
    en: 'The check part (92) is not whole: {found} {found|sign|signs} instead of 44 or 88.',
  },
  'code.problem.ai92-length.next': rescan,
  'code.problem.ai92-base64': {
    ru: 'В криптохвосте (92) стоят знаки, которых в нём не бывает.',
    en: 'The check part (92) has signs that it never has.',
  },
  'code.problem.ai92-base64.next': rescan,
  'code.problem.ai93-length': {
    ru: 'Криптохвост (93) должен быть из 4 знаков, здесь {found}.',
    en: 'The check part (93) must have 4 signs, here it has {found}.',
  },
  'code.problem.ai93-length.next': rescan,
  'code.problem.missing-91': { ru: 'В коде нет ключа проверки (91).', en: 'The code has no key (91).' },
  'code.problem.missing-91.next': rescan,
  'code.problem.missing-92': { ru: 'В коде нет криптохвоста (92).', en: 'The code has no check part (92).' },
  'code.problem.missing-92.next': rescan,
  'code.problem.missing-93': {
    ru: 'В коде блока нет криптохвоста (93).',
    en: 'The code of the carton has no check part (93).',
  },
  'code.problem.missing-93.next': rescan,
  'code.problem.case-lost': {
    ru: 'Все буквы кода стали одного вида, заглавные и строчные уже не различить.',
    en: 'All letters of the code have one case, capitals and small ones can no longer be told apart.',
  },
  'code.problem.case-lost.next': {
    ru: 'Выключите в сканере или в таблице перевод букв и сканируйте ещё раз.',
    en: 'Switch off the change of case in the scanner or the table and scan again.',
  },
  'code.problem.gs-lost': {
    ru: 'Потерян разделитель частей, и восстановить его однозначно нельзя.',
    en: 'The separator between the parts is lost and cannot be restored in one way only.',
  },
  'code.problem.gs-lost.next': mendScanner,
  'code.problem.two-readings': {
    ru: 'Разделитель потерян, и код читается двояко. Взято более вероятное чтение, другое: {other}.',
    en: 'The separator is lost and the code reads in two ways. The likelier was taken, the other is {other}.',
  },
  'code.problem.two-readings.next': mendScanner,
  'code.problem.mrp-char': {
    ru: 'На месте МРЦ стоит «{mrp}», это не цена.',
    en: 'Where the maximum retail price belongs stands “{mrp}”, which is no price.',
  },
  'code.problem.mrp-char.next': rescan,
  'code.problem.mrp-range': {
    ru: 'МРЦ в коде: {rubles}\u00a0₽. Для пачки это необычно.',
    en: 'The maximum retail price in the code is {rubles}\u00a0₽. That is unusual for a pack.',
  },
  'code.problem.mrp-range.next': {
    ru: 'Сравните с ценой на пачке. Не сходится: выключите Caps Lock и сканируйте ещё раз.',
    en: 'Compare with the price on the pack. If they differ, switch Caps Lock off and scan again.',
  },
  'code.problem.sscc-check': {
    ru: 'Контрольная цифра кода упаковки (SSCC) не сходится.',
    en: 'The check digit of the pack’s number (SSCC) is wrong.',
  },
  'code.problem.sscc-check.next': {
    ru: 'Сканируйте этикетку короба ещё раз. Не поможет: вскройте короб и сканируйте единицы.',
    en: 'Scan the label of the box again. If that does not help, open the box and scan the units.',
  },
  'code.problem.sscc-digits': {
    ru: 'Похоже на код упаковки (SSCC), но в нём должны быть только цифры, 18 или 20.',
    en: 'It looks like a pack’s number (SSCC), but that is all digits, 18 or 20 of them.',
  },
  'code.problem.sscc-digits.next': rescan,
  'code.problem.several-codes': {
    ru: 'В одной строке {count} {count|код|кода|кодов}.',
    en: 'There {count|is|are} {count} {count|code|codes} in one line.',
  },
  'code.problem.several-codes.next': {
    ru: 'Сканируйте коды по одному. Сканер должен завершать каждый клавишей Enter.',
    en: 'Scan the codes one by one. The scanner should end each with Enter.',
  },
  'code.problem.scraps': {
    ru: 'В строке обрывки кодов: начало потеряно или попали лишние знаки.',
    en: 'The line holds scraps of codes: a beginning was lost, or other signs got in.',
  },
  'code.problem.scraps.next': {
    ru: 'Очистите поле и сканируйте ещё раз, по одному коду.',
    en: 'Clear the field and scan again, one code at a time.',
  },
  'code.problem.country-char': {
    ru: 'Серийный номер начинается с «{char}», такой страны выпуска нет.',
    en: 'The serial number begins with “{char}”, which is no country of emission.',
  },
  'code.problem.country-char.next': {
    ru: 'Делать ничего не нужно: у старых кодов так бывает. Решит ответ ЧЗ.',
    en: 'Nothing to do: old codes may be so. The answer of ЧЗ decides.',
  },
  'code.problem.caps-lock': {
    ru: 'Возможно, код считан с включённым Caps Lock.',
    en: 'The code may have been scanned with Caps Lock on.',
  },
  'code.problem.caps-lock.next': {
    ru: 'Если ЧЗ не знает этот код, выключите Caps Lock и сканируйте ещё раз.',
    en: 'If ЧЗ does not know this code, switch Caps Lock off and scan again.',
  },
  'code.problem.no-fnc1': {
    ru: 'Этикетка напечатана без знака FNC1: оператор такой код маркировкой не считает.',
    en: 'The label was printed without FNC1: the operator does not hold it for a marking code.',
  },
  'code.problem.no-fnc1.next': {
    ru: 'Проверьте код. Если товар в обороте, сообщите поставщику о печати.',
    en: 'Check the code. If the goods are in circulation, tell the supplier about the print.',
  },
  'code.problem.excise-stamp': {
    ru: 'Это акцизная марка: её проверяет ЕГАИС, а не «Честный ЗНАК».',
    en: 'This is an excise stamp: ЕГАИС checks it, not «Честный ЗНАК».',
  },
  'code.problem.excise-stamp.next': {
    ru: 'Примите алкоголь по накладной ЕГАИС.',
    en: 'Receive the alcohol by its ЕГАИС waybill.',
  },
  'code.problem.internal-gtin': {
    ru: 'Это внутренний штрихкод магазина, а не код маркировки.',
    en: 'This is the shop’s own bar code, not a marking code.',
  },
  'code.problem.internal-gtin.next': {
    ru: 'Сканируйте квадратный код Data Matrix.',
    en: 'Scan the square Data Matrix.',
  },
  'code.problem.quantity': {
    ru: 'Это количество товара с GTIN {gtin}: {count}\u00a0шт.',
    en: 'This is a quantity of the goods with GTIN {gtin}: {count}\u00a0pcs.',
  },
  'code.problem.quantity.next': {
    ru: 'О нём ЧЗ не спросить. Сканируйте Data Matrix на самой единице.',
    en: 'It cannot be asked about. Scan the Data Matrix of a unit itself.',
  },
  'code.problem.goods-barcode': {
    ru: 'Это штрихкод товара: у всех упаковок он один.',
    en: 'This is the bar code of the article: all its packages share it.',
  },
  'code.problem.goods-barcode.next': {
    ru: 'Сканируйте квадратный код Data Matrix рядом с ним.',
    en: 'Scan the square Data Matrix beside it.',
  },
} as const satisfies Sentences
