import { attributes, dotted, markRows, partyRows, roubles, taxRows } from './upd-xml.js'
import type { UpdLayout } from './upd-writer.js'

const russia = { КодСтр: '643', НаимСтран: 'Россия' }

/** УПД 5.02 and 5.03 (приказ ФНС ЕД-7-26/970@). */
export const layoutOf970: UpdLayout = {
  // Marked goods are the second of the flags.
  fileIdEnd: '_0_1_0_0_0_00',

  *participants() {},

  *header({ number, issuedOn, correction, supplier, buyer, consignee }) {
    yield `    <СвСчФакт${attributes({ НомерДок: number, ДатаДок: dotted(issuedOn) })}>`
    if (correction)
      yield `      <ИспрДок${attributes({ НомИспр: correction.number, ДатаИспр: dotted(correction.on) })}/>`
    yield* partyRows('СвПрод', supplier, russia)
    if (consignee) yield* partyRows('ГрузПолуч', consignee, russia)
    const goods = {
      РеквНаимДок: 'Универсальный передаточный документ',
      РеквНомерДок: number,
      РеквДатаДок: dotted(issuedOn),
    }
    yield `      <ДокПодтвОтгрНом${attributes(goods)}/>`
    yield* partyRows('СвПокуп', buyer, russia)
    yield `      <ДенИзм${attributes({ КодОКВ: '643', НаимОКВ: 'Российский рубль' })}/>`
    yield '    </СвСчФакт>'
  },

  *line(line, number, { net, tax }) {
    yield `      <СведТов${attributes({
      НомСтр: String(number),
      НаимТов: line.name,
      ОКЕИ_Тов: line.unitCode ?? '796',
      НаимЕдИзм: line.unitName ?? 'шт',
      КолТов: line.declared,
      ЦенаТов: roubles(BigInt(line.priceKopecks)),
      СтТовБезНДС: roubles(net),
      НалСт: line.vat,
      СтТовУчНал: roubles(net + tax),
    })}>`
    yield `        <ДопСведТов${attributes({ ПрТовРаб: '1', ГТИН: line.gtin })}>`
    yield* markRows(line)
    yield '        </ДопСведТов>'
    yield* taxRows(line.vat, tax)
    yield '      </СведТов>'
  },

  *transfer({ issuedOn, contract }) {
    yield `      <СвПер${attributes({ СодОпер: 'Товары переданы', ДатаПер: dotted(issuedOn) })}>`
    if (contract) {
      const ground = {
        РеквНаимДок: 'Договор поставки',
        РеквНомерДок: contract.number,
        РеквДатаДок: dotted(contract.signedOn),
      }
      yield `        <ОснПер${attributes(ground)}/>`
    } else yield '        <БезДокОснПер>1</БезДокОснПер>'
    yield '      </СвПер>'
  },

  *signer() {
    yield `    <Подписант${attributes({ Должн: 'Директор', СпосПодтПолном: '1' })}>`
    yield `      <ФИО${attributes({ Фамилия: 'Учебный', Имя: 'Пример' })}/>`
    yield '    </Подписант>'
  },
}
