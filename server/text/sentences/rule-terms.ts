import type { Sentences } from './sentence.js'

/** Who acts, whose fault, by which source, which authority. */
export const ruleTermSentences = {
  'rule-sell.status.confirmed': {
    ru: 'По статусу можно продавать. Подпись кода проверена в ЧЗ: код настоящий.',
    en: 'May be sold by its status. Chestny ZNAK has checked the signature: the code is genuine.',
  },
  'rule-sell.status.open': {
    ru: 'По статусу можно продавать. Подпись кода не проверена.',
    en: 'May be sold by its status. The signature was not checked.',
  },
  'rule-sell.status.absent': {
    ru: 'По статусу можно продавать. Подпись кода не проверена: он без криптохвоста.',
    en: 'May be sold by its status. The signature was not checked: the code has no check part.',
  },
  'rule-sell.till': { ru: 'Касса пропустит.', en: 'A till will take it.' },
  'rule-sell.both': {
    ru: 'Можно продавать: и статус, и касса подтверждают.',
    en: 'May be sold: both the status and the till confirm it.',
  },
  'rule-who.receiver': { ru: 'Кладовщик', en: 'Receiver' },
  'rule-who.receiver-supplier': {
    ru: 'Кладовщик сейчас, потом поставщик',
    en: 'Receiver now, then the supplier',
  },
  'rule-who.receiver-importer': {
    ru: 'Кладовщик сейчас, потом импортёр',
    en: 'Receiver now, then the importer',
  },
  'rule-who.manager': { ru: 'Директор магазина', en: 'Store manager' },
  'rule-who.manager-supplier': { ru: 'Директор магазина и поставщик', en: 'Store manager and the supplier' },
  'rule-who.shelf-keeper': { ru: 'Товаровед', en: 'Merchandiser' },
  'rule-who.administrator': { ru: 'Администратор', en: 'Administrator' },
  'rule-who.program': { ru: 'Допуск', en: 'Dopusk' },
  'rule-fault.supplier': { ru: 'поставщик', en: 'supplier' },
  'rule-fault.manufacturer': { ru: 'производитель', en: 'manufacturer' },
  'rule-fault.importer': { ru: 'импортёр', en: 'importer' },
  'rule-fault.packer': { ru: 'упаковщик', en: 'packer' },
  'rule-fault.previous-owner': { ru: 'предыдущий владелец', en: 'previous owner' },
  'rule-fault.store': { ru: 'магазин', en: 'store' },
  'rule-fault.nobody': { ru: 'никто', en: 'nobody' },
  'rule-source.pp-1944-unknown': {
    ru: 'ПП\u00a0РФ №\u00a01944, случай «нет сведений в ГИС МТ»',
    en: 'Government decree 1944, «unknown to GIS MT»',
  },
  'rule-source.pp-1944-check-code': {
    ru: 'ПП\u00a0РФ №\u00a01944, случай «неверный код проверки»',
    en: 'Government decree 1944, «wrong check code»',
  },
  'rule-source.pp-1944-withdrawn': {
    ru: 'ПП\u00a0РФ №\u00a01944, случай «выведен из оборота»',
    en: 'Government decree 1944, «withdrawn from circulation»',
  },
  'rule-source.pp-1944-blocked': {
    ru: 'ПП\u00a0РФ №\u00a01944, случай «заблокирован по решению ведомства»',
    en: 'Government decree 1944, «blocked by an authority»',
  },
  'rule-source.pp-1944-not-introduced': {
    ru: 'ПП\u00a0РФ №\u00a01944, случай «не введён в оборот»',
    en: 'Government decree 1944, «not introduced»',
  },
  'rule-source.pp-1944-expired': {
    ru: 'ПП\u00a0РФ №\u00a01944, случай «истёк срок годности»',
    en: 'Government decree 1944, «shelf life is over»',
  },
  'rule-source.pp-1944-price': {
    ru: 'ПП\u00a0РФ №\u00a01944, случай «нарушена цена»',
    en: 'Government decree 1944, «price»',
  },
  'rule-source.pp-1944-gray-zone': {
    ru: 'ПП\u00a0РФ №\u00a01944, послабление для табака в серой зоне',
    en: 'Government decree 1944, relief for tobacco in the gray zone',
  },
  'rule-source.true-api-status': {
    ru: 'Описание True API, статусы кодов',
    en: 'True API, statuses of codes',
  },
  'rule-source.true-api-special-state': {
    ru: 'Описание True API, особые состояния',
    en: 'True API, special states',
  },
  'rule-source.true-api-row-error': {
    ru: 'Описание True API, ошибки в ответе по коду',
    en: 'True API, errors of a row',
  },
  'rule-source.true-api-eaes': {
    ru: 'Описание True API, коды стран ЕАЭС',
    en: 'True API, codes of EAEU states',
  },
  'rule-source.true-api-recognition': {
    ru: 'Описание True API, признание кодов ЕАЭС',
    en: 'True API, recognition of EAEU codes',
  },
  'rule-source.true-api-access': { ru: 'Описание True API, доступ к сведениям', en: 'True API, access' },
  'rule-source.true-api-partial-sale': {
    ru: 'Описание True API, частичная продажа',
    en: 'True API, sale by parts',
  },
  'rule-source.till-certification': {
    ru: 'Испытания касс, разрешительные документы',
    en: 'Trials of tills, permits of goods',
  },
  'rule-source.true-api-contents': {
    ru: 'Описание True API, содержимое упаковок',
    en: 'True API, contents of packs',
  },
  'rule-source.codes-check-error': {
    ru: 'Проверка на кассе, коды ошибок',
    en: 'Check at the till, error codes',
  },
  'rule-source.codes-check-emergency': {
    ru: 'Проверка на кассе, аварийный режим',
    en: 'Check at the till, emergency',
  },
  'rule-source.codes-check-offline': {
    ru: 'Локальный модуль ЧЗ, проверка без связи',
    en: 'Local module of GIS MT, offline check',
  },
  'rule-source.transfer-by-upd': {
    ru: 'Передача товара по УПД, владелец кода в ЧЗ',
    en: 'Transfer by document, owner of the code',
  },
  'rule-source.store-setting': { ru: 'Настройка магазина', en: 'Setting of the store' },
  'rule-source.store-order': { ru: 'Порядок проверки Допуска', en: 'Dopusk’s order of checking' },
  'rule-certainty.likely': { ru: 'по нескольким источникам', en: 'by several sources' },
  'rule-certainty.unsure': { ru: 'по одному источнику', en: 'by one source' },
  'ogv.RAR': { ru: 'Росалкогольтабакконтроль', en: 'Rosalkogoltabakkontrol' },
  'ogv.FTS': { ru: 'ФТС', en: 'Customs Service' },
  'ogv.FNS': { ru: 'ФНС', en: 'Tax Service' },
  'ogv.RSHN': { ru: 'Россельхознадзор', en: 'Rosselkhoznadzor' },
  'ogv.RPN': { ru: 'Роспотребнадзор', en: 'Rospotrebnadzor' },
  'ogv.MVD': { ru: 'МВД', en: 'Ministry of the Interior' },
  'ogv.RZN': { ru: 'Росздравнадзор', en: 'Roszdravnadzor' },
  'ogv.MZ': { ru: 'Минздрав', en: 'Ministry of Health' },
  'ogv.VETRF': { ru: 'ВетИС', en: 'VetIS' },
  'ogv.RD': { ru: 'Росаккредитация', en: 'Rosakkreditatsiya' },
  'ogv.FSSP': { ru: 'ФССП', en: 'Bailiffs Service' },
  'ogv.none': { ru: 'ведомство не названо', en: 'authority not named' },
  'check-error.1': { ru: 'код не прошёл проверку', en: 'the code did not pass the check' },
  'check-error.2': { ru: 'в коде нет GTIN', en: 'the code has no GTIN' },
  'check-error.3': { ru: 'в коде нет серийного номера', en: 'the code has no serial number' },
  'check-error.4': { ru: 'в коде недопустимые знаки', en: 'the code has forbidden characters' },
  'check-error.5': {
    ru: 'криптоподпись не того вида, что у этого товара',
    en: 'the signature is not of the kind that these goods have',
  },
  'check-error.6': { ru: 'криптоподпись неверна', en: 'the signature is wrong' },
  'check-error.7': { ru: 'ключ криптоподписи неверен', en: 'the key of the signature is wrong' },
  'check-error.9': {
    ru: 'в коде есть части, которых ЧЗ не знает',
    en: 'the code has parts that GIS MT does not know',
  },
  'check-error.10': { ru: 'кода нет в ГИС МТ', en: 'GIS MT does not know the code' },
  'check-error.8': {
    ru: 'код не подтверждён в стране, где он выпущен',
    en: 'not confirmed in the state of emission',
  },
  'check-error.11': { ru: 'код не найден в трансграничной системе', en: 'not found across the border' },
  'check-error.other': { ru: 'текст ошибки не прислан', en: 'no text of the error' },
} as const satisfies Sentences
