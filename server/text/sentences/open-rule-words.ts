import type { Sentences } from './sentence.js'

/** What waits, what a person must decide, and notes. */
export const openRuleSentences = {
  'rule.eaeu-not-known-yet.title': {
    ru: 'Ждём ответа по кодам из ЕАЭС',
    en: 'Waiting for codes of the EAEU',
  },
  'rule.eaeu-not-known-yet.text': {
    ru: 'ЧЗ пока не знает этих кодов: они выпущены в другой стране ЕАЭС. Это не ошибка товара и не повод для возврата.',
    en: 'GIS MT does not know these codes yet: they are emitted in another state of the EAEU. It is no fault of the goods and no ground to return them.',
  },
  'rule.eaeu-not-known-yet.next': {
    ru: 'Положить в зону «Ждёт ответа». Делать ничего не нужно, Допуск сообщит сам.',
    en: 'Put into the zone «Waiting». Nothing to do, Dopusk will tell.',
  },
  'rule.authentic-not-registered.title': {
    ru: 'Подлинные, в России ещё не учтены',
    en: 'Genuine, not registered in Russia yet',
  },
  'rule.authentic-not-registered.text': {
    ru: 'Страна, выпустившая код, подтвердила его. В ЧЗ приёмка импортёром ещё не отражена.',
    en: 'The state that emitted the code confirmed it. GIS MT does not show the acceptance by the importer yet.',
  },
  'rule.authentic-not-registered.next': {
    ru: 'Положить в зону «Ждёт ответа». Допуск переспросит сам.',
    en: 'Put into the zone «Waiting». Dopusk will ask again.',
  },
  'rule.eaeu-no-answer.title': { ru: 'Ждём ответа по кодам из ЕАЭС', en: 'Waiting for codes of the EAEU' },
  'rule.eaeu-no-answer.text': {
    ru: 'Система страны, выпустившей код, пока не ответила. Это не ошибка товара и не повод для возврата.',
    en: 'The system of the state that emitted the code has not answered yet. It is no fault of the goods and no ground to return them.',
  },
  'rule.eaeu-no-answer.next': {
    ru: 'Положить в зону «Ждёт ответа». Делать ничего не нужно, Допуск сообщит сам.',
    en: 'Put into the zone «Waiting». Nothing to do, Dopusk will tell.',
  },
  'rule.emergency.title': { ru: 'В ЧЗ авария', en: 'Emergency at GIS MT' },
  'rule.emergency.text': {
    ru: 'ЧЗ сообщил об аварии: проверки временно не работают. О товаре это ничего не говорит.',
    en: 'GIS MT reported an emergency: checks do not work for now. It says nothing of the goods.',
  },
  'rule.emergency.next': {
    ru: 'Положить в зону «Ждёт ответа». Допуск переспросит, как только ЧЗ ответит.',
    en: 'Put into the zone «Waiting». Dopusk will ask as soon as GIS MT answers.',
  },
  'rule.no-answer.title': { ru: 'Ждём ответа', en: 'Waiting for an answer' },
  'rule.no-answer.text': {
    ru: 'ЧЗ пока не ответил. О товаре это ничего не говорит.',
    en: 'GIS MT has not answered yet. It says nothing of the goods.',
  },
  'rule.no-answer.next': {
    ru: 'Положить в зону «Ждёт ответа». Делать ничего не нужно, Допуск переспросит сам.',
    en: 'Put into the zone «Waiting». Nothing to do, Dopusk will ask again.',
  },
  'rule.not-asked.title': { ru: 'Ещё не спрашивали', en: 'Not asked yet' },
  'rule.not-asked.text': {
    ru: 'Код стоит в очереди на проверку.',
    en: 'The code is in the queue to be checked.',
  },
  'rule.not-asked.next': { ru: 'Делать ничего не нужно.', en: 'Nothing to do.' },
  'rule.counted-in-bulk.title': { ru: 'Учтены количеством', en: 'Counted in bulk' },
  'rule.counted-in-bulk.text': {
    ru: 'Товар ввезён из ЕАЭС и учитывается количеством, поэкземплярных сведений в ЧЗ нет. Строка документа с этим товаром их покрывает. Это не ошибка товара.',
    en: 'The goods came from the EAEU and are counted in bulk, GIS MT has nothing on single units. The line of the document covers them. It is no fault of the goods.',
  },
  'rule.counted-in-bulk.next': {
    ru: 'Сверить количество со строкой документа и решить, принимать ли товар.',
    en: 'Compare the quantity with the line of the document and decide whether to accept.',
  },
  'rule.eaeu-deadline-passed.title': { ru: 'В ЧЗ кодов из ЕАЭС так и нет', en: 'EAEU codes still unknown' },
  'rule.eaeu-deadline-passed.text': {
    ru: 'Срок ожидания вышел, а ЧЗ этих кодов не знает. Возможно, импортёр не завершил приёмку или товар ввезён без поштучного учёта.',
    en: 'The time of waiting is over, and GIS MT does not know these codes. The importer may not have completed the acceptance, or the goods came without accounting by unit.',
  },
  'rule.eaeu-deadline-passed.detail': {
    ru: 'Ждём с {sinceAt}, {days} {days|день|дня|дней}, а ЧЗ этих кодов не знает. Возможно, импортёр не завершил приёмку или товар ввезён без поштучного учёта.',
    en: 'Waiting since {sinceAt}, {days} {days|day|days}, and GIS MT does not know these codes. The importer may not have completed the acceptance, or the goods came without accounting by unit.',
  },
  'rule.eaeu-deadline-passed.next': {
    ru: 'Решить, принимать ли товар. Запросить у поставщика приёмку из ЕАЭС.',
    en: 'Decide whether to accept. Ask the supplier for the acceptance from the EAEU.',
  },
  'rule.deadline-passed.title': { ru: 'Ответа так и нет', en: 'Still no answer' },
  'rule.deadline-passed.text': {
    ru: 'Срок ожидания вышел, ЧЗ не ответил. О товаре это ничего не говорит.',
    en: 'The time of waiting is over, GIS MT has not answered. It says nothing of the goods.',
  },
  'rule.deadline-passed.detail': {
    ru: 'Ответа нет с {sinceAt}, {days} {days|день|дня|дней}. О товаре это ничего не говорит.',
    en: 'No answer since {sinceAt}, {days} {days|day|days}. It says nothing of the goods.',
  },
  'rule.deadline-passed.next': {
    ru: 'Спросить ещё раз или проверить единицу на кассе до выкладки.',
    en: 'Ask again or try a unit at a till before putting on the shelf.',
  },
  'rule.group-unknown.title': { ru: 'Возможно, код из ЕАЭС', en: 'Possibly a code of the EAEU' },
  'rule.group-unknown.text': {
    ru: 'ЧЗ не знает кода, а его серийный номер похож на выпущенный в другой стране. Товарная группа неизвестна, поэтому уверенности нет.',
    en: 'GIS MT does not know the code, and its serial looks like one of another state. The product group is not known, so nothing is certain.',
  },
  'rule.group-unknown.next': {
    ru: 'Отложить. Спросить поставщика, где выпущен код и оформлена ли приёмка.',
    en: 'Put aside. Ask the supplier where the code was emitted and whether it was accepted.',
  },
  'rule.row-error.title': { ru: 'ЧЗ ответил непонятно', en: 'Unclear answer of GIS MT' },
  'rule.row-error.text': {
    ru: 'ЧЗ вернул по коду ошибку, которой мы не знаем.',
    en: 'GIS MT returned an error for the code that we do not know.',
  },
  'rule.row-error.detail': {
    ru: 'ЧЗ вернул ошибку {errorCode}: {message}.',
    en: 'GIS MT returned error {errorCode}: {message}.',
  },
  'rule.row-error.next': {
    ru: 'Спросить ещё раз. Если ответ тот же, обратиться к администратору.',
    en: 'Ask again. If the answer is the same, turn to the administrator.',
  },
  'rule.refused-no-access.title': { ru: 'Нет доступа к сведениям', en: 'No access' },
  'rule.refused-no-access.text': {
    ru: 'ЧЗ не показал сведения о коде: владелец не дал согласия.',
    en: 'GIS MT did not show the code: the owner has not consented.',
  },
  'rule.refused-no-access.next': {
    ru: 'Попросить поставщика открыть доступ к сведениям в ЧЗ.',
    en: 'Ask the supplier to open access in GIS MT.',
  },
  'rule.refused-bad-request.title': { ru: 'ЧЗ не принял код', en: 'GIS MT did not take the code' },
  'rule.refused-bad-request.text': {
    ru: 'ЧЗ отказался отвечать именно по этому коду: он записан не так, как ждёт ЧЗ.',
    en: 'GIS MT refused to answer about this very code: it is not written as GIS MT expects.',
  },
  'rule.refused-bad-request.next': {
    ru: 'Сканировать код с упаковки.',
    en: 'Scan the code from the package.',
  },
  'rule.no-channel.title': { ru: 'Спросить негде', en: 'Nowhere to ask' },
  'rule.no-channel.text': {
    ru: 'В УПД код без криптохвоста, а токена True API нет: касса без хвоста не ответит.',
    en: 'The document has the code without its check part, and there is no True API token: a till does not answer without it.',
  },
  'rule.no-channel.next': {
    ru: 'Сканировать код с упаковки или внести токен True API.',
    en: 'Scan the code from the package or enter a True API token.',
  },
  'rule.offline-only.title': { ru: 'Проверено только без связи', en: 'Checked offline only' },
  'rule.offline-only.text': {
    ru: 'Локальный модуль не нашёл запрета, но статус и владельца он не знает.',
    en: 'The local module found no ban, but it knows neither status nor owner.',
  },
  'rule.offline-only.next': {
    ru: 'Дождаться связи и спросить ещё раз.',
    en: 'Wait for the connection and ask again.',
  },
  'rule.gray-zone-unsure.title': { ru: 'Серая зона, группа неизвестна', en: 'Gray zone, group not known' },
  'rule.gray-zone-unsure.text': {
    ru: 'ЧЗ отметил серую зону, но товарную группу не назвал. Послабление действует только для табака.',
    en: 'GIS MT marked a gray zone but named no product group. The relief is for tobacco only.',
  },
  'rule.gray-zone-unsure.next': {
    ru: 'Проверить, что это табак, и единицу на кассе.',
    en: 'Check that it is tobacco, and try a unit at a till.',
  },
  'rule.state-not-known.title': { ru: 'Состояние не известно', en: 'State not known' },
  'rule.state-not-known.text': {
    ru: 'ЧЗ ответил, но не сказал, в обороте ли код.',
    en: 'GIS MT answered, but did not say whether the code is in circulation.',
  },
  'rule.state-not-known.next': {
    ru: 'Спросить ещё раз или проверить единицу на кассе до выкладки.',
    en: 'Ask again or try a unit at a till before putting on the shelf.',
  },
  'rule.code-damaged.title': { ru: 'Код прочитан с ошибкой', en: 'The code was read with a fault' },
  'rule.code-damaged.text': {
    ru: 'В коде потеряны или испорчены знаки, спросить о таком нельзя. О товаре это ничего не говорит.',
    en: 'Signs of the code are lost or spoilt, it cannot be asked about. It says nothing of the goods.',
  },
  'rule.code-damaged.next': {
    ru: 'Сканировать код с упаковки ещё раз. Если ошибка та же, показать этикетку поставщику.',
    en: 'Scan the code from the package again. If the fault is the same, show the label to the supplier.',
  },
  'rule.not-a-marking-code.title': { ru: 'Это не код маркировки', en: 'Not a marking code' },
  'rule.not-a-marking-code.text': {
    ru: 'По такой записи ЧЗ спросить нельзя: это штрихкод, акцизная марка или часть кода.',
    en: 'GIS MT cannot be asked about it: it is a bar code, an excise stamp or a part of a code.',
  },
  'rule.not-a-marking-code.next': {
    ru: 'Сканировать DataMatrix с упаковки.',
    en: 'Scan the DataMatrix from the package.',
  },
  'rule.channels-disagree.title': { ru: 'Ответы ЧЗ расходятся', en: 'Answers of GIS MT differ' },
  'rule.channels-disagree.text': {
    ru: 'Два способа проверки ответили по-разному. Взят тот ответ, который запрещает.',
    en: 'Two ways of checking answered differently. The forbidding answer is taken.',
  },
  'rule.channels-disagree.next': {
    ru: 'Смотрите ответы на странице кода.',
    en: 'See the answers on the page of the code.',
  },
  'rule.gray-zone.title': { ru: 'Серая зона', en: 'Gray zone' },
  'rule.gray-zone.text': {
    ru: 'Табак выпущен до обязательного ввода в оборот. Касса пропустит.',
    en: 'The tobacco was made before introduction became mandatory. A till will take it.',
  },
  'rule.gray-zone.next': { ru: 'Делать ничего не нужно.', en: 'Nothing to do.' },
} as const satisfies Sentences
