import type { Sentences } from './sentence.js'

/** What ЧЗ finds wrong with a document, and what is to be done: kinds of `domain/document-errors`. */
export const documentErrorSentences = {
  'document-error.not-introduced': {
    ru: 'Коды не введены в оборот',
    en: 'Codes are not introduced into circulation',
  },
  'document-error.not-introduced.next': {
    ru: 'Отложите этот товар. Поставщик вводит коды в оборот или добивается этого от производителя; потом проверьте ещё раз.',
    en: 'Set these goods aside. The supplier has the codes introduced; then check again.',
  },
  'document-error.sold': { ru: 'Коды уже отгружены или проданы', en: 'Codes are shipped or sold already' },
  'document-error.sold.next': {
    ru: 'Не принимайте этот товар: его уже передали другому или продали. Верните его поставщику.',
    en: 'Do not take these goods: they were passed on or sold. Return them to the supplier.',
  },
  'document-error.unknown': { ru: 'ЧЗ таких кодов не знает', en: 'ChZ does not know these codes' },
  'document-error.unknown.next': {
    ru: 'Сверьте коды с упаковкой. Если в УПД они записаны неверно, поставщик исправляет документ; если верно, не принимайте товар.',
    en: 'Compare the codes with the packages. If the УПД has them wrong, the supplier corrects it; if right, do not take the goods.',
  },
  'document-error.owner': {
    ru: 'Поставщик не вправе передать эти коды',
    en: 'The supplier may not pass these codes on',
  },
  'document-error.owner.next': {
    ru: 'Отложите товар. Поставщик сначала сам принимает эти коды по УПД от прежнего владельца.',
    en: 'Set the goods aside. The supplier first takes the codes over from their owner by a УПД.',
  },
  'document-error.state': {
    ru: 'Состояние кодов не позволяет их передать',
    en: 'The state of the codes does not let them pass',
  },
  'document-error.state.next': {
    ru: 'Посмотрите состояние каждого кода в этой поставке: там сказано, что с ним. Поставщик исправляет его в ЧЗ.',
    en: 'Look at the state of each code in this delivery: it says what is the matter. The supplier mends it at ChZ.',
  },
  'document-error.unpaid': { ru: 'Коды не оплачены', en: 'Codes are not paid for' },
  'document-error.unpaid.next': {
    ru: 'Поставщик или производитель оплачивает коды в ЧЗ. До этого товар не принимайте.',
    en: 'The supplier or the producer pays for the codes at ChZ. Do not take the goods before.',
  },
  'document-error.emission': {
    ru: 'Коды выпущены для другого случая',
    en: 'Codes were emitted for another purpose',
  },
  'document-error.emission.next': {
    ru: 'Поставщик проверяет, как заказаны коды, и присылает товар с подходящими.',
    en: 'The supplier looks how the codes were ordered and sends goods with the right ones.',
  },
  'document-error.group': { ru: 'Коды другой товарной группы', en: 'Codes of another product group' },
  'document-error.group.next': {
    ru: 'Поставщик проверяет, к какому товару отнесены коды, и исправляет УПД.',
    en: 'The supplier looks to which goods the codes belong and corrects the УПД.',
  },
  'document-error.no-codes': { ru: 'В документе нет кодов', en: 'The document has no codes' },
  'document-error.no-codes.next': {
    ru: 'Попросите УПД с кодами: без них маркированный товар к магазину не перейдёт.',
    en: 'Ask for a УПД with codes: without them marked goods do not pass to the store.',
  },
  'document-error.brackets': { ru: 'В кодах стоят скобки', en: 'There are brackets in the codes' },
  'document-error.brackets.next': {
    ru: 'Поставщик выгружает коды без скобок и присылает УПД заново.',
    en: 'The supplier writes the codes without brackets and sends the УПД anew.',
  },
  'document-error.code-form': { ru: 'Коды записаны неверно', en: 'Codes are written wrongly' },
  'document-error.code-form.next': {
    ru: 'Поставщик исправляет УПД: в коде от 18 до 74 знаков, без криптохвоста.',
    en: 'The supplier corrects the УПД: a code has 18 to 74 signs, without its check part.',
  },
  'document-error.empty-pack': { ru: 'Упаковка в ЧЗ пустая', en: 'A pack is empty at ChZ' },
  'document-error.empty-pack.next': {
    ru: 'Вскройте упаковку и отсканируйте единицы. Поставщик оформляет упаковку в ЧЗ или пишет в УПД коды единиц.',
    en: 'Open the pack and scan the units. The supplier reports the pack to ChZ or names the units in the УПД.',
  },
  'document-error.packing': {
    ru: 'Код числится в другой упаковке',
    en: 'A code belongs to another pack',
  },
  'document-error.packing.next': {
    ru: 'Поставщик исправляет состав упаковки в ЧЗ и присылает УПД заново.',
    en: 'The supplier mends at ChZ what the pack holds and sends the УПД anew.',
  },
  'document-error.history': {
    ru: 'История кодов не сходится с документом',
    en: 'The history of the codes does not fit the document',
  },
  'document-error.history.next': {
    ru: 'Поставщик смотрит в ЧЗ, каким документом код передан в последний раз, и исправляет УПД.',
    en: 'The supplier looks at ChZ by which document the code was last passed on and corrects the УПД.',
  },
  'document-error.chain': {
    ru: 'Исправление не сходится с прежним документом',
    en: 'The correction does not fit the document before',
  },
  'document-error.chain.next': {
    ru: 'Поставщик сверяет коды исправления с исходным УПД и присылает его заново.',
    en: 'The supplier compares the codes of the correction with the first УПД and sends it anew.',
  },
  'document-error.card': {
    ru: 'Товар не описан в Национальном каталоге',
    en: 'The goods are not described in the national catalogue',
  },
  'document-error.card.next': {
    ru: 'Производитель или поставщик дополняет карточку товара и публикует её.',
    en: 'The producer or the supplier completes the card of the goods and publishes it.',
  },
  'document-error.not-found': {
    ru: 'ЧЗ не нашёл товар или участника',
    en: 'ChZ does not find the goods or a party',
  },
  'document-error.not-found.next': {
    ru: 'Сверьте код товара, ИНН и КПП в УПД с настоящими.',
    en: 'Compare the code of the goods, ИНН and КПП in the УПД with the real ones.',
  },
  'document-error.registered': { ru: 'Такой документ в ЧЗ уже есть', en: 'ChZ has such a document already' },
  'document-error.registered.next': {
    ru: 'Проверьте, не подписан ли этот УПД раньше. Если нет, поставщик присылает УПД с другим номером.',
    en: 'Look whether this УПД was signed before. If not, the supplier sends one with another number.',
  },
  'document-error.base': {
    ru: 'Исходный документ в ЧЗ не прошёл',
    en: 'The document that this one corrects did not pass',
  },
  'document-error.base.next': {
    ru: 'Сначала должен пройти исходный УПД: поставщик смотрит, что с ним.',
    en: 'The first УПД has to pass before: the supplier looks what is the matter with it.',
  },
  'document-error.party': {
    ru: 'Участник не работает в ЧЗ',
    en: 'A party is not active at ChZ',
  },
  'document-error.party.next': {
    ru: 'Продавец или покупатель не зарегистрирован или закрыт. Сверьте ИНН; если речь о магазине, директор проверяет регистрацию в ЧЗ.',
    en: 'The seller or the buyer is not registered or closed. Compare the ИНН; if it is the store, the manager looks at its registration.',
  },
  'document-error.other-party': {
    ru: 'Продавец и грузоотправитель или покупатель и грузополучатель разные',
    en: 'Seller and consignor, or buyer and consignee, differ',
  },
  'document-error.other-party.next': {
    ru: 'Для этого товара они должны совпадать: поставщик исправляет УПД.',
    en: 'For these goods they must be the same: the supplier corrects the УПД.',
  },
  'document-error.form': { ru: 'Документ составлен не по форме', en: 'The document is not made by the form' },
  'document-error.form.next': {
    ru: 'Поставщик исправляет файл по словам ЧЗ и присылает УПД заново.',
    en: 'The supplier mends the file as ChZ says and sends the УПД anew.',
  },
  'document-error.bulk': {
    ru: 'Товар по количеству указан не по правилам',
    en: 'Goods by quantity are not named by the rules',
  },
  'document-error.bulk.next': {
    ru: 'Поставщик пишет в УПД коды единиц или исправляет запись «код товара и количество».',
    en: 'The supplier names units in the УПД, or mends how goods and quantity are written.',
  },
  'document-error.returns': {
    ru: 'Возврат оформлен не по правилам',
    en: 'A return is not made by the rules',
  },
  'document-error.returns.next': {
    ru: 'Проверьте, не проданы ли эти коды, и согласуйте исправление с поставщиком.',
    en: 'Look whether these codes were sold, and agree on the correction with the supplier.',
  },
  'document-error.place': {
    ru: 'Место деятельности не сходится с ЧЗ или ЕГАИС',
    en: 'A place of business does not fit ChZ or ЕГАИС',
  },
  'document-error.place.next': {
    ru: 'Сверьте КПП и адрес в УПД с местами деятельности в ЧЗ. Своё место исправляет директор, чужое поставщик.',
    en: 'Compare КПП and address in the УПД with the places of business at ChZ. The manager mends the own one, the supplier theirs.',
  },
  'document-error.licence': { ru: 'Нет действующей лицензии', en: 'There is no valid licence' },
  'document-error.licence.next': {
    ru: 'Посмотрите, о чьей лицензии пишет ЧЗ. Без неё этот товар принимать нельзя.',
    en: 'Look whose licence ChZ writes about. Without it these goods may not be taken.',
  },
  'document-error.shipment': {
    ru: 'Отгрузка не сходится с документом',
    en: 'The shipment does not fit the document',
  },
  'document-error.shipment.next': {
    ru: 'Поставщик сверяет УПД с отгрузкой в ЧЗ и исправляет то, что не сошлось.',
    en: 'The supplier compares the УПД with the shipment at ChZ and mends what differs.',
  },
  'document-error.commission': {
    ru: 'Этот товар нельзя передать по комиссии',
    en: 'These goods cannot be passed on commission',
  },
  'document-error.commission.next': {
    ru: 'Поставщик оформляет обычную передачу.',
    en: 'The supplier makes an ordinary transfer.',
  },
  'document-error.service': { ru: 'Сбой на стороне ЧЗ', en: 'A failure at ChZ' },
  'document-error.service.next': {
    ru: 'Проверьте документ ещё раз позже.',
    en: 'Have the document looked at again later.',
  },
  'document-error.other': { ru: 'Другое замечание ЧЗ', en: 'Another fault' },
  'document-error.other.next': {
    ru: 'Перешлите поставщику слова ЧЗ: он исправляет документ.',
    en: 'Send the words of ChZ to the supplier, who corrects the document.',
  },
} as const satisfies Sentences
