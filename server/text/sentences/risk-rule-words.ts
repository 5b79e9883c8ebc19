import type { Sentences } from './sentence.js'

/** What is in circulation, but may yet go wrong. */
export const riskRuleSentences = {
  'rule.other-owner.title': { ru: 'Другой владелец', en: 'Another owner' },
  'rule.other-owner.text': {
    ru: 'По данным ЧЗ, товар принадлежит другой организации.',
    en: 'By GIS MT the goods belong to another organisation.',
  },
  'rule.other-owner.detail': { ru: 'Владелец по данным ЧЗ: {owner}.', en: 'Owner by GIS MT: {owner}.' },
  'rule.other-owner.next': {
    ru: 'Эти единицы пока не подписывать. Поставщик завершает передачу по цепочке УПД.',
    en: 'Do not sign for these units yet. The supplier completes the transfer by documents.',
  },
  'rule.wait-transfer.title': { ru: 'Ждут передачи собственнику', en: 'Waiting for transfer to the owner' },
  'rule.wait-transfer.text': {
    ru: 'Товар в обороте, но передача собственнику в ЧЗ не завершена.',
    en: 'The goods are in circulation, but the transfer to the owner is not completed.',
  },
  'rule.wait-transfer.next': {
    ru: 'Эти единицы пока не подписывать. Поставщик завершает передачу.',
    en: 'Do not sign for these units yet. The supplier completes the transfer.',
  },
  'rule.wait-shipment.title': { ru: 'Отгрузка не принята', en: 'Shipment not accepted' },
  'rule.wait-shipment.text': {
    ru: 'Товар отгружен, но получатель ещё не подтвердил приёмку в ЧЗ.',
    en: 'The goods are shipped, but the receiver has not confirmed the acceptance.',
  },
  'rule.wait-shipment.next': {
    ru: 'Спросить поставщика, кто должен принять товар в ЧЗ. До этого не подписывать.',
    en: 'Ask the supplier who must accept the goods in GIS MT. Do not sign before that.',
  },
  'rule.moving-by-upd.title': { ru: 'В пути по другому УПД', en: 'On the way by another document' },
  'rule.moving-by-upd.text': {
    ru: 'Товар отгружен по УПД, который ещё не обработан.',
    en: 'The goods are shipped by a document that is not processed yet.',
  },
  'rule.moving-by-upd.next': {
    ru: 'Дождаться обработки УПД. Если он не наш, спросить поставщика.',
    en: 'Wait until the document is processed. If it is not ours, ask the supplier.',
  },
  'rule.sold-by-another.title': { ru: 'Продал не владелец', en: 'Sold by somebody else' },
  'rule.sold-by-another.text': {
    ru: 'Код прошёл через кассу организации, которой товар не принадлежит.',
    en: 'The code passed a till of an organisation that does not own the goods.',
  },
  'rule.sold-by-another.next': {
    ru: 'Отложить и сверить упаковку: возможен двойник. Запросить объяснение у поставщика.',
    en: 'Put aside and look at the package: there may be a duplicate. Ask the supplier.',
  },
  'rule.rest-is-over.title': { ru: 'Продано до конца', en: 'Sold to the end' },
  'rule.rest-is-over.text': {
    ru: 'Код ещё в обороте, но по данным ЧЗ из этой упаковки продано всё.',
    en: 'The code is in circulation, but by GIS MT all that this package held is sold.',
  },
  'rule.rest-is-over.detail': {
    ru: 'Код ещё в обороте, но по данным ЧЗ продано {sold} из {total}.',
    en: 'The code is in circulation, but by GIS MT {sold} of {total} are sold.',
  },
  'rule.rest-is-over.next': {
    ru: 'Отложить и сверить остаток: касса может отказать. На приёмке спросить поставщика.',
    en: 'Put aside and look at what is left: a till may refuse. At receipt ask the supplier.',
  },
  'rule.sold-in-part.title': { ru: 'Часть уже продана', en: 'Part of it is sold' },
  'rule.sold-in-part.text': {
    ru: 'По данным ЧЗ, из этой упаковки уже продавали, хотя её только привезли.',
    en: 'By GIS MT some of this package was sold, though it has only just come.',
  },
  'rule.sold-in-part.detail': {
    ru: 'Упаковку только привезли, а по данным ЧЗ из неё продано {sold} из {total}.',
    en: 'The package has only just come, and by GIS MT {sold} of {total} are sold.',
  },
  'rule.sold-in-part.next': {
    ru: 'Проверить, не вскрыта ли упаковка: возможен двойник. Спросить поставщика.',
    en: 'See whether the package was opened: there may be a duplicate. Ask the supplier.',
  },
  'rule.exported.title': { ru: 'Числятся в экспорте', en: 'Listed for export' },
  'rule.exported.text': {
    ru: 'В ЧЗ товар оформлен на вывоз из России.',
    en: 'In GIS MT the goods are listed for export from Russia.',
  },
  'rule.exported.next': {
    ru: 'Спросить поставщика, почему вывозной товар у нас. До ответа в зал не ставить.',
    en: 'Ask the supplier why export goods are here. Do not put on the shelf until then.',
  },
  'rule.lost-inventory.title': { ru: 'Числятся утерянными', en: 'Listed as lost' },
  'rule.lost-inventory.text': {
    ru: 'Владелец отметил, что не нашёл товар при инвентаризации.',
    en: 'The owner reported that the goods were not found at stock-taking.',
  },
  'rule.lost-inventory.next': {
    ru: 'Спросить поставщика. Он отменяет отметку в ЧЗ.',
    en: 'Ask the supplier. He cancels the mark in GIS MT.',
  },
  'rule.reserved.title': { ru: 'Зарезервированы', en: 'Reserved' },
  'rule.reserved.text': {
    ru: 'Код в обороте, но в ЧЗ он зарезервирован и не использован.',
    en: 'The code is in circulation, but it is reserved and not used in GIS MT.',
  },
  'rule.reserved.next': {
    ru: 'Спросить поставщика, за кем резерв.',
    en: 'Ask the supplier for whom it is reserved.',
  },
  'rule.processing.title': { ru: 'Обрабатываются в ЧЗ', en: 'Being processed by GIS MT' },
  'rule.processing.text': {
    ru: 'ЧЗ обрабатывает документ по этим кодам. Состояние может измениться.',
    en: 'GIS MT is processing a document on these codes. Their state may change.',
  },
  'rule.processing.next': {
    ru: 'Делать ничего не нужно: Допуск переспросит.',
    en: 'Nothing to do: Dopusk will ask again.',
  },
  'rule.special-state.title': { ru: 'Необычное состояние', en: 'Unusual state' },
  'rule.special-state.text': {
    ru: 'Код в обороте, но ЧЗ указал состояние, которого мы не знаем.',
    en: 'The code is in circulation, but GIS MT named a state that we do not know.',
  },
  'rule.special-state.detail': {
    ru: 'Код в обороте, но ЧЗ указал состояние {statusEx}, которого мы не знаем.',
    en: 'The code is in circulation, but GIS MT named the state {statusEx}, which we do not know.',
  },
  'rule.special-state.next': {
    ru: 'Спросить поставщика, что оно значит. Проверить на кассе до выкладки.',
    en: 'Ask the supplier what it means. Try at a till before putting on the shelf.',
  },
  'rule.mrp-differs.title': {
    ru: 'МРЦ в коде и в ЧЗ разные',
    en: 'Maximum price in the code and in GIS MT differ',
  },
  'rule.mrp-differs.text': {
    ru: 'Максимальная цена, записанная в коде, не совпала с той, что хранит ЧЗ.',
    en: 'The maximum price written into the code is not the one that GIS MT keeps.',
  },
  'rule.mrp-differs.next': {
    ru: 'Сверить МРЦ на пачке с прайсом поставщика.',
    en: 'Compare the price on the pack with the price list of the supplier.',
  },
  'rule.price-soon.title': { ru: 'Новая цена нарушит предел', en: 'The coming price breaks the limit' },
  'rule.price-soon.text': {
    ru: 'Цена, которая скоро начнёт действовать, выйдет за предел. С этого дня касса откажет.',
    en: 'The price that will hold soon is beyond the limit. From that day a till refuses.',
  },
  'rule.price-soon.detail': {
    ru: 'С {fromAt} цена {priceKopecks}, предел {limitKopecks}. С этого дня касса откажет.',
    en: 'From {fromAt} the price is {priceKopecks}, the limit {limitKopecks}. From that day a till refuses.',
  },
  'rule.price-soon.next': {
    ru: 'Исправить новую цену до этого дня.',
    en: 'Correct the coming price before that day.',
  },
  'rule.price-below-mrp.title': { ru: 'Цена ниже МРЦ', en: 'Price below the maximum' },
  'rule.price-below-mrp.text': {
    ru: 'Цена магазина ниже максимальной розничной. Некоторые кассы требуют точного совпадения.',
    en: 'The price of the store is below the maximum retail price. Some tills demand the very same price.',
  },
  'rule.price-below-mrp.detail': {
    ru: 'Цена магазина {priceKopecks}, МРЦ {limitKopecks}. Некоторые кассы требуют точного совпадения.',
    en: 'Price of the store {priceKopecks}, maximum {limitKopecks}. Some tills demand the very same price.',
  },
  'rule.price-below-mrp.next': {
    ru: 'Сверить цену с МРЦ на пачке.',
    en: 'Compare the price with the one on the pack.',
  },
  'rule.shelf-life-by-storage.title': { ru: 'Срок зависит от хранения', en: 'Shelf life depends on storage' },
  'rule.shelf-life-by-storage.text': {
    ru: 'По одному из условий хранения срок годности уже вышел.',
    en: 'Under one of the storage conditions the shelf life is over.',
  },
  'rule.shelf-life-by-storage.detail': {
    ru: 'По одному из условий хранения срок вышел {overAt}, по другому товар годен до {endAt}.',
    en: 'Under one storage condition the shelf life ended on {overAt}, under another it lasts until {endAt}.',
  },
  'rule.shelf-life-by-storage.next': {
    ru: 'Проверить, как хранили товар, и дату на упаковке.',
    en: 'Check how the goods were kept and the date on the package.',
  },
  'rule.shelf-life-soon.title': { ru: 'Скоро истечёт срок', en: 'Shelf life ends soon' },
  'rule.shelf-life-soon.text': {
    ru: 'Сегодня касса пропустит, но срок годности близко.',
    en: 'A till will take it today, but the shelf life ends soon.',
  },
  'rule.shelf-life-soon.detail': {
    ru: 'Годен до {endAt}. Сегодня касса пропустит.',
    en: 'Good until {endAt}. A till will take it today.',
  },
  'rule.shelf-life-soon.next': {
    ru: 'Принять и поставить в зал первыми.',
    en: 'Accept and put on the shelf first.',
  },
} as const satisfies Sentences
