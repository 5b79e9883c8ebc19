import type { Sentences } from './sentence.js'

/** What a till refuses. `detail` stands in place of `text` where the values are known. */
export const blockRuleSentences = {
  'rule.not-authentic.title': { ru: 'Подлинность не подтверждена', en: 'Not authentic' },
  'rule.not-authentic.text': {
    ru: 'Оператор страны, где выпущен код, ответил, что такого кода не выпускал.',
    en: 'The operator of the state that emitted the code says it never emitted such a code.',
  },
  'rule.not-authentic.next': {
    ru: 'Не принимать. Оставить единицу как доказательство: возможна подделка.',
    en: 'Do not accept. Keep the unit as evidence: it may be a counterfeit.',
  },
  'rule.structure-wrong.title': { ru: 'Код составлен неверно', en: 'The code is malformed' },
  'rule.structure-wrong.text': {
    ru: 'ЧЗ не разобрал код: нет GTIN или серийного номера либо есть недопустимые знаки.',
    en: 'GIS MT could not read the code: GTIN or serial number is missing, or there are forbidden characters.',
  },
  'rule.structure-wrong.detail': {
    ru: 'ЧЗ не разобрал код, ошибка {errorCode}: {message}.',
    en: 'GIS MT could not read the code, error {errorCode}: {message}.',
  },
  'rule.structure-wrong.next': {
    ru: 'Сканировать ещё раз. Если ответ тот же, отложить: касса такой код не примет.',
    en: 'Scan again. If the answer is the same, put aside: a till will not take this code.',
  },
  'rule.check-code-wrong.title': { ru: 'Неверный код проверки', en: 'Wrong check code' },
  'rule.check-code-wrong.text': {
    ru: 'Криптоподпись кода не подошла. Такой код мог быть перерисован или подделан.',
    en: 'The signature of the code does not match. The code may be redrawn or counterfeit.',
  },
  'rule.check-code-wrong.detail': {
    ru: 'Криптоподпись кода не подошла, ошибка ЧЗ {errorCode}: {message}. Такой код мог быть перерисован или подделан.',
    en: 'The signature of the code does not match, error {errorCode}: {message}. The code may be redrawn or counterfeit.',
  },
  'rule.check-code-wrong.next': {
    ru: 'Сканировать ещё раз, проверив разделитель GS. Если ответ тот же, не принимать и сохранить упаковку.',
    en: 'Scan again and check the GS separator. If the answer is the same, do not accept and keep the package.',
  },
  'rule.unknown-to-crpt.title': { ru: 'Нет в ГИС МТ', en: 'Unknown to GIS MT' },
  'rule.unknown-to-crpt.text': {
    ru: 'Честный ЗНАК ответил, что такого кода нет. Молчание ЧЗ сюда не относится.',
    en: 'GIS MT answered that there is no such code. Silence does not count here.',
  },
  'rule.unknown-to-crpt.next': {
    ru: 'Не принимать эти единицы. Поставщик заменяет их или убирает из УПД.',
    en: 'Do not accept these units. The supplier replaces them or takes them out of the document.',
  },
  'rule.blocked-by-authority.title': { ru: 'Заблокированы ведомством', en: 'Blocked by an authority' },
  'rule.blocked-by-authority.text': {
    ru: 'Продажу запретило государственное ведомство.',
    en: 'A state authority has forbidden the sale.',
  },
  'rule.blocked-by-authority.detail': {
    ru: 'Продажу запретили: {ogvs}.',
    en: 'The sale is forbidden by: {ogvs}.',
  },
  'rule.blocked-by-authority.next': {
    ru: 'Остановить продажу, отделить товар, не принимать. Снять запрет может только ведомство.',
    en: 'Stop the sale, separate the goods, do not accept. Only the authority can lift the ban.',
  },
  'rule.permit-ended.title': { ru: 'Разрешительный документ не действует', en: 'The permit is not valid' },
  'rule.permit-ended.text': {
    ru: 'Росаккредитация сообщила, что декларация или сертификат на товар больше не действует.',
    en: 'Rosakkreditatsiya says that the declaration or certificate of the goods is not valid any more.',
  },
  'rule.permit-ended.next': {
    ru: 'Остановить продажу, отделить товар, не принимать. Поставщик показывает действующий документ.',
    en: 'Stop the sale, separate the goods, do not accept. The supplier shows a valid document.',
  },
  'rule.vet-document-cancelled.title': {
    ru: 'Ветеринарный документ не действует',
    en: 'The veterinary document is not valid',
  },
  'rule.vet-document-cancelled.text': {
    ru: 'ВетИС сообщила, что ветеринарный сопроводительный документ (ВСД) на товар не действует.',
    en: 'VetIS says that the veterinary document of the goods is not valid.',
  },
  'rule.vet-document-cancelled.next': {
    ru: 'Остановить продажу, отделить товар, не принимать. Поставщик оформляет ВСД в «Меркурии» заново.',
    en: 'Stop the sale, separate the goods, do not accept. The supplier issues the document anew.',
  },
  'rule.sold.title': { ru: 'Уже проданы', en: 'Already sold' },
  'rule.sold.text': {
    ru: 'По данным ЧЗ, этот товар уже продан или выведен из оборота.',
    en: 'By GIS MT these goods are already sold or withdrawn from circulation.',
  },
  'rule.sold.next': {
    ru: 'Не принимать. Оставить как доказательство: возможен двойник кода.',
    en: 'Do not accept. Keep as evidence: there may be a duplicate of the code.',
  },
  'rule.several-sales.title': { ru: 'Проданы несколько раз', en: 'Sold several times' },
  'rule.several-sales.text': {
    ru: 'Один и тот же код прошёл через кассы больше одного раза.',
    en: 'The same code has passed tills more than once.',
  },
  'rule.several-sales.next': {
    ru: 'Не принимать. Оставить как доказательство: подлинной может быть только одна единица.',
    en: 'Do not accept. Keep as evidence: at most one unit can be genuine.',
  },
  'rule.withdrawn.title': { ru: 'Выбыли из оборота', en: 'Withdrawn from circulation' },
  'rule.withdrawn.text': {
    ru: 'Товар выведен из оборота, продать его нельзя.',
    en: 'The codes are withdrawn from circulation and cannot be sold.',
  },
  'rule.withdrawn.detail': {
    ru: 'Товар выведен из оборота, причина: {withdrawReason}.',
    en: 'The codes are withdrawn from circulation, reason: {withdrawReason}.',
  },
  'rule.withdrawn.next': {
    ru: 'Не принимать. Вернуть в оборот может только тот, кто вывел.',
    en: 'Do not accept. Only the one who withdrew them can bring them back.',
  },
  'rule.written-off.title': { ru: 'Списаны', en: 'Written off' },
  'rule.written-off.text': {
    ru: 'Товар списан, продать его нельзя.',
    en: 'The codes are written off and cannot be sold.',
  },
  'rule.written-off.detail': {
    ru: 'Товар списан, причина: {withdrawReason}.',
    en: 'The codes are written off, reason: {withdrawReason}.',
  },
  'rule.written-off.next': {
    ru: 'Не принимать. Поставщик заменяет товар или маркирует его заново.',
    en: 'Do not accept. The supplier replaces the goods or marks them anew.',
  },
  'rule.expired.title': { ru: 'Истёк срок годности', en: 'Shelf life is over' },
  'rule.expired.text': {
    ru: 'К приёмке срок годности уже вышел.',
    en: 'The shelf life had ended by the time of receipt.',
  },
  'rule.expired.detail': { ru: 'Срок годности вышел {endAt}.', en: 'The shelf life ended on {endAt}.' },
  'rule.expired.next': {
    ru: 'Не принимать. Вернуть с этой же машиной.',
    en: 'Do not accept. Send back with the same truck.',
  },
  'rule.not-applied.title': { ru: 'Коды не нанесены', en: 'Codes not applied' },
  'rule.not-applied.text': {
    ru: 'Коды выпущены, но производитель не сообщил, что нанёс их на товар. В обороте их нет.',
    en: 'The codes are emitted, but the manufacturer has not reported them as applied. They are not in circulation.',
  },
  'rule.not-applied.next': {
    ru: 'Отложить в карантин. Поставщик сообщает о нанесении и вводе в оборот.',
    en: 'Put into quarantine. The supplier reports application and introduction.',
  },
  'rule.not-utilised.title': { ru: 'Коды не нанесены', en: 'Codes not applied' },
  'rule.not-utilised.text': {
    ru: 'Касса видит код, но отчёта о нанесении в ЧЗ нет.',
    en: 'The till sees the code, but GIS MT has no report of its application.',
  },
  'rule.not-utilised.next': {
    ru: 'Отложить в карантин. Поставщик сообщает о нанесении и вводе в оборот.',
    en: 'Put into quarantine. The supplier reports application and introduction.',
  },
  'rule.not-paid.title': { ru: 'Коды не оплачены', en: 'Codes not paid' },
  'rule.not-paid.text': {
    ru: 'Коды нанесены, но не оплачены, поэтому в оборот не введены.',
    en: 'The codes are applied but not paid for, so they are not introduced.',
  },
  'rule.not-paid.next': {
    ru: 'Отложить в карантин. Производитель оплачивает коды, и они вводятся в оборот.',
    en: 'Put into quarantine. The manufacturer pays for the codes, and they are introduced.',
  },
  'rule.customs-refused.title': { ru: 'Таможня не выпустила', en: 'Refused by customs' },
  'rule.customs-refused.text': {
    ru: 'ФТС отказала во вводе кодов в оборот.',
    en: 'Customs refused to introduce the codes.',
  },
  'rule.customs-refused.next': {
    ru: 'Отложить в карантин. Импортёр исправляет таможенные данные.',
    en: 'Put into quarantine. The importer corrects the customs data.',
  },
  'rule.customs-waiting.title': { ru: 'Ждут решения таможни', en: 'Waiting for customs' },
  'rule.customs-waiting.text': {
    ru: 'Коды нанесены, ФТС ещё не подтвердила ввод в оборот.',
    en: 'The codes are applied, customs have not confirmed their introduction yet.',
  },
  'rule.customs-waiting.next': {
    ru: 'Отложить в карантин до решения ФТС. Импортёр сообщает, когда оно будет.',
    en: 'Put into quarantine until customs decide. The importer tells when that will be.',
  },
  'rule.import-not-accepted.title': {
    ru: 'Импортёр не принял товар в ЧЗ',
    en: 'Not accepted by the importer',
  },
  'rule.import-not-accepted.text': {
    ru: 'Отгрузка из страны ЕАЭС есть, но импортёр не оформил приёмку. В обороте кодов нет.',
    en: 'The shipment from an EAEU state is there, but the importer has not accepted it. The codes are not in circulation.',
  },
  'rule.import-not-accepted.next': {
    ru: 'Отложить в карантин. Импортёр завершает приёмку из ЕАЭС.',
    en: 'Put into quarantine. The importer completes the acceptance from the EAEU.',
  },
  'rule.not-introduced.title': { ru: 'Не введены в оборот', en: 'Not introduced into circulation' },
  'rule.not-introduced.text': {
    ru: 'Коды нанесены, но производитель не сообщил о вводе в оборот.',
    en: 'The codes are applied, but the manufacturer has not reported their introduction.',
  },
  'rule.not-introduced.next': {
    ru: 'Отложить в карантин. Поставщик вводит коды в оборот.',
    en: 'Put into quarantine. The supplier introduces the codes.',
  },
  'rule.error-code.title': { ru: 'ЧЗ вернул ошибку по коду', en: 'GIS MT returned an error for the code' },
  'rule.error-code.text': {
    ru: 'Признаки кода хорошие, но ЧЗ ответил ошибкой. Касса такой код не примет.',
    en: 'The flags of the code are good, but GIS MT answered with an error. A till will not take it.',
  },
  'rule.error-code.detail': {
    ru: 'ЧЗ ответил ошибкой {errorCode}: {message}.',
    en: 'GIS MT answered with error {errorCode}: {message}.',
  },
  'rule.error-code.next': {
    ru: 'Отложить. Запросить у поставщика объяснение по тексту ошибки.',
    en: 'Put aside. Ask the supplier to explain the error.',
  },
  'rule.price-above-mrp.title': { ru: 'Цена выше МРЦ', en: 'Price above the maximum' },
  'rule.price-above-mrp.text': {
    ru: 'Цена магазина выше максимальной розничной цены на пачке.',
    en: 'The price of the store is above the maximum retail price on the pack.',
  },
  'rule.price-above-mrp.detail': {
    ru: 'Цена магазина {priceKopecks}, МРЦ {limitKopecks}.',
    en: 'Price of the store {priceKopecks}, maximum retail price {limitKopecks}.',
  },
  'rule.price-above-mrp.next': { ru: 'Исправить цену до продажи.', en: 'Correct the price before selling.' },
  'rule.price-below-single-minimum.title': { ru: 'Цена ниже ЕМЦ', en: 'Price below the single minimum' },
  'rule.price-below-single-minimum.text': {
    ru: 'Цена магазина ниже единой минимальной цены табака.',
    en: 'The price of the store is below the single minimum price of tobacco.',
  },
  'rule.price-below-single-minimum.detail': {
    ru: 'Цена магазина {priceKopecks}, ЕМЦ {limitKopecks}.',
    en: 'Price of the store {priceKopecks}, single minimum price {limitKopecks}.',
  },
  'rule.price-below-single-minimum.next': {
    ru: 'Исправить цену до продажи.',
    en: 'Correct the price before selling.',
  },
  'rule.price-below-minimum.title': { ru: 'Цена ниже минимальной', en: 'Price below the minimum' },
  'rule.price-below-minimum.text': {
    ru: 'Цена магазина ниже минимальной цены этого товара.',
    en: 'The price of the store is below the minimum price of these goods.',
  },
  'rule.price-below-minimum.detail': {
    ru: 'Цена магазина {priceKopecks}, минимальная {limitKopecks}.',
    en: 'Price of the store {priceKopecks}, minimum price {limitKopecks}.',
  },
  'rule.price-below-minimum.next': {
    ru: 'Исправить цену до продажи.',
    en: 'Correct the price before selling.',
  },
  'rule.price-below-minimum-newer.title': {
    ru: 'Цена ниже минимальной, новые группы',
    en: 'Price below the minimum, newer groups',
  },
  'rule.price-below-minimum-newer.text': {
    ru: 'Цена магазина ниже той, что ЧЗ прислал как минимальную. Правило для этой группы подтверждено одним источником.',
    en: 'The price of the store is below the one that GIS MT sent as the minimum. One source only confirms the rule for this group.',
  },
  'rule.price-below-minimum-newer.detail': {
    ru: 'Цена магазина {priceKopecks}, ЧЗ прислал минимальную {limitKopecks}.',
    en: 'Price of the store {priceKopecks}, minimum by GIS MT {limitKopecks}.',
  },
  'rule.price-below-minimum-newer.next': {
    ru: 'Сверить цену с категорийным менеджером.',
    en: 'Check the price with the category manager.',
  },
} as const satisfies Sentences
