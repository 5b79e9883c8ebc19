import type { Sentences } from './sentence.js'
import { codeProblemSentences } from './code-problems.js'
import { codeRepairSentences } from './code-repairs.js'

/** Words about a code as it was read: what it is, who emitted it, what was repaired, what is wrong. */
export const codesSentences = {
  'code.kind.unit': { ru: 'Код товара', en: 'Code of a unit' },
  'code.kind.carton': { ru: 'Код блока', en: 'Code of a carton' },
  'code.kind.unit_or_group': {
    ru: 'Код товара или групповой упаковки',
    en: 'Code of a unit or of a group pack',
  },
  'code.kind.cis_only': { ru: 'КИ: код без криптохвоста', en: 'КИ: a code without its check part' },
  'code.kind.tobacco_pack': { ru: 'Код пачки', en: 'Code of a pack' },
  'code.kind.tobacco_pack_cis': { ru: 'КИ пачки, без ключа', en: 'КИ of a pack, without its key' },
  'code.kind.kitu_gs1': { ru: 'Код короба', en: 'Code of a box' },
  'code.kind.kitu_free': {
    ru: 'Код короба (КИТУ) свободной формы',
    en: 'Code of a box (КИТУ) of free form',
  },
  'code.kind.sscc': { ru: 'Код транспортной упаковки (SSCC)', en: 'Code of a transport pack (SSCC)' },
  'code.kind.osu': {
    ru: 'Строка объёмно-сортового учёта: товар и количество',
    en: 'Line of volume accounting: an article and a quantity',
  },
  'code.kind.fur': { ru: 'КиЗ мехового изделия', en: 'Sign of a fur (КиЗ)' },
  'code.kind.excise_pdf417': {
    ru: 'Акцизная марка ЕГАИС старого образца',
    en: 'ЕГАИС excise stamp, older form',
  },
  'code.kind.excise_dm': { ru: 'Акцизная марка ЕГАИС', en: 'ЕГАИС excise stamp' },
  'code.kind.ean': { ru: 'Штрихкод товара', en: 'Bar code of an article' },
  'code.kind.ean_internal': { ru: 'Внутренний штрихкод магазина', en: 'Bar code of the shop’s own' },
  'code.kind.tag1162_hex': { ru: 'Код товара из чека (тег 1162)', en: 'Code out of a receipt (tag 1162)' },
  'code.kind.gs1_other': { ru: 'Код GS1 без криптохвоста', en: 'GS1 code without a check part' },
  'code.kind.double': { ru: 'Несколько сканирований в одном', en: 'Several scans in one' },
  'code.kind.empty': { ru: 'Пусто', en: 'Nothing' },
  'code.kind.unknown': { ru: 'Не код маркировки', en: 'Not a marking code' },
  'code.origin.RU': { ru: 'выпущен в России', en: 'emitted in Russia' },
  'code.origin.BY': { ru: 'выпущен в Беларуси', en: 'emitted in Belarus' },
  'code.origin.AM': { ru: 'выпущен в Армении', en: 'emitted in Armenia' },
  'code.origin.KZ': { ru: 'выпущен в Казахстане', en: 'emitted in Kazakhstan' },
  'code.origin.KG': { ru: 'выпущен в Кыргызстане', en: 'emitted in Kyrgyzstan' },
  'code.origin.BY.likely': { ru: 'возможно, выпущен в Беларуси', en: 'perhaps emitted in Belarus' },
  'code.origin.RU.likely': { ru: 'похоже, выпущен в России', en: 'probably emitted in Russia' },
  'code.origin.none': {
    ru: 'страна выпуска в коде не указана',
    en: 'the code does not say where it was emitted',
  },
  ...codeProblemSentences,
  ...codeRepairSentences,
  'code-search.way.till-module': {
    ru: 'Ответ кассы получен через её модуль ТС ПИоТ',
    en: 'The till’s answer came by its ТС ПИоТ module',
  },
  'code-search.way.cdn': {
    ru: 'Ответ кассы получен от площадки ЧЗ',
    en: 'The till’s answer came from a site of ЧЗ',
  },
  'code-search.way.local-module': {
    ru: 'Ответил локальный модуль ЧЗ: он знает только запреты и продажи этого магазина',
    en: 'The local module of ЧЗ answered: it knows only bans and sales of this store',
  },
} as const satisfies Sentences
