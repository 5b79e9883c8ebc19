import { attributes, dotted, markRows, partyRows, roubles, taxRows } from './upd-xml.js'
import type { UpdLayout } from './upd-writer.js'

const russia = { КодСтр: '643' }

/** УПД 5.01 (приказ ФНС ММВ-7-15/820@), in force until the end of 2025. */
export const layoutOf820: UpdLayout = {
  fileIdEnd: '',

  *participants({ supplier, buyer }) {
    yield `  <СвУчДокОбор${attributes({ ИдОтпр: `2LT-${supplier.inn}`, ИдПол: `2LT-${buyer.inn}` })}/>`
  },

  *header({ number, issuedOn, correction, supplier, buyer, consignee }) {
    yield `    <СвСчФакт${attributes({ НомерСчФ: number, ДатаСчФ: dotted(issuedOn), КодОКВ: '643' })}>`
    if (correction)
      yield `      <ИспрСчФ${attributes({ НомИспрСчФ: correction.number, ДатаИспрСчФ: dotted(correction.on) })}/>`
    yield* partyRows('СвПрод', supplier, russia)
    if (consignee) yield* partyRows('ГрузПолуч', consignee, russia)
    yield* partyRows('СвПокуп', buyer, russia)
    yield `      <ДопСвФХЖ1${attributes({ НаимОКВ: 'Российский рубль' })}/>`
    yield '    </СвСчФакт>'
  },

  *line(line, number, { net, tax }) {
    yield `      <СведТов${attributes({
      НомСтр: String(number),
      НаимТов: line.name,
      ОКЕИ_Тов: line.unitCode ?? '796',
      КолТов: line.declared,
      ЦенаТов: roubles(BigInt(line.priceKopecks)),
      СтТовБезНДС: roubles(net),
      НалСт: line.vat,
      СтТовУчНал: roubles(net + tax),
    })}>`
    yield* taxRows(line.vat, tax)
    const item = { ПрТовРаб: '1', НаимЕдИзм: line.unitName ?? 'шт', КрНаимСтрПр: 'Россия', КодТов: line.gtin }
    yield `        <ДопСведТов${attributes(item)}>`
    yield* markRows(line)
    yield '        </ДопСведТов>'
    yield '      </СведТов>'
  },

  *transfer({ issuedOn, contract }) {
    yield `      <СвПер${attributes({ СодОпер: 'Товары переданы', ДатаПер: dotted(issuedOn) })}>`
    const ground = contract
      ? { НаимОсн: 'Договор поставки', НомОсн: contract.number, ДатаОсн: dotted(contract.signedOn) }
      : { НаимОсн: 'Без документа-основания' }
    yield `        <ОснПер${attributes(ground)}/>`
    yield '      </СвПер>'
  },

  *signer({ supplier }) {
    const powers = { ОблПолн: '1', Статус: '1', ОснПолн: 'Должностные обязанности' }
    yield `    <Подписант${attributes(powers)}>`
    const signer =
      supplier.inn.length === 12
        ? { element: 'ИП', values: { ИННФЛ: supplier.inn } }
        : { element: 'ЮЛ', values: { ИННЮЛ: supplier.inn, НаимОрг: supplier.name, Должн: 'Директор' } }
    yield `      <${signer.element}${attributes(signer.values)}>`
    yield `        <ФИО${attributes({ Фамилия: 'Учебный', Имя: 'Пример' })}/>`
    yield `      </${signer.element}>`
    yield '    </Подписант>'
  },
}
