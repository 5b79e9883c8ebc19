import type { Sentences } from './sentence.js'

/** What was repaired in a code before it was read. */
export const codeRepairSentences = {
  'code.repair.edges': {
    ru: 'Убраны пробелы и переводы строк по краям',
    en: 'Blanks and line ends removed from both ends',
  },
  'code.repair.invisible': { ru: 'Убраны невидимые знаки', en: 'Invisible signs removed' },
  'code.repair.csv-quotes': { ru: 'Убраны кавычки таблицы', en: 'Quotes of a table removed' },
  'code.repair.link': { ru: 'Код взят из адреса ссылки', en: 'The code was taken out of a link' },
  'code.repair.base64': { ru: 'Код развёрнут из base64', en: 'The code was unfolded from base64' },
  'code.repair.json-escapes': { ru: 'Развёрнуты подстановки JSON', en: 'JSON escapes undone' },
  'code.repair.xml-escapes': { ru: 'Развёрнуты подстановки XML', en: 'XML escapes undone' },
  'code.repair.excel-escapes': { ru: 'Развёрнуты подстановки Excel', en: 'Excel escapes undone' },
  'code.repair.url-escapes': { ru: 'Развёрнуты подстановки адреса ссылки', en: 'URL escapes undone' },
  'code.repair.fnc1': { ru: 'Убран знак FNC1 перед кодом', en: 'The FNC1 sign before the code removed' },
  'code.repair.gs-text': {
    ru: 'Разделитель был записан словом, поставлен знак',
    en: 'The separator was written as a word, the sign put in its place',
  },
  'code.repair.gs-picture': {
    ru: 'Разделитель был заменён значком, поставлен знак',
    en: 'The separator was drawn as a picture, the sign put in its place',
  },
  'code.repair.gs-substitute': {
    ru: 'Вместо разделителя стоял другой знак, исправлено',
    en: 'Another sign stood for the separator, mended',
  },
  'code.repair.gs-digits': {
    ru: 'Вместо разделителя стояли обычные знаки, исправлено по форме кода',
    en: 'Ordinary signs stood for the separator, mended by the form of the code',
  },
  'code.repair.gs-lost': {
    ru: 'Разделитель был потерян, восстановлен по форме кода',
    en: 'The separator was lost, restored by the form of the code',
  },
  'code.repair.gs-edge': {
    ru: 'Убран разделитель с края кода',
    en: 'A separator removed from an end of the code',
  },
  'code.repair.gs-doubled': { ru: 'Убран лишний разделитель', en: 'A separator too many removed' },
  'code.repair.gs-after-gtin': {
    ru: 'Убран разделитель после GTIN',
    en: 'The separator after the GTIN removed',
  },
  'code.repair.layout': {
    ru: 'Русская раскладка сканера исправлена',
    en: 'Russian keyboard layout of the scanner undone',
  },
  'code.repair.caps-lock': { ru: 'Caps Lock сканера исправлен', en: 'Caps Lock of the scanner undone' },
  'code.repair.aim-prefix': { ru: 'Убрана пометка сканера перед кодом', en: 'The scanner’s prefix removed' },
  'code.repair.brackets': {
    ru: 'Убраны скобки вокруг идентификаторов',
    en: 'Brackets around the identifiers removed',
  },
  'code.repair.double-scan': {
    ru: 'Один код считан несколько раз подряд, учтён один раз',
    en: 'One code was scanned several times in a row, counted once',
  },
  'code.repair.sscc-prefix': {
    ru: 'К коду упаковки добавлены 00',
    en: '00 put before the number of the pack',
  },
} as const satisfies Sentences
