import iconv from 'iconv-lite'

/** A party of an invented УПД; twelve digits of ИНН make a sole proprietor. */
export interface UpdOutlineParty {
  inn: string
  kpp?: string
  name: string
  address?: string
}

export interface UpdOutlineLine {
  name: string
  gtin?: string
  /** ОКЕИ; 796, a piece, where nothing is said. */
  unitCode?: string
  unitName?: string
  /** Of one unit, without VAT. */
  priceKopecks: number
  /** As in НалСт: '10%', '22%', 'без НДС'. */
  vat: string
  /** КолТов; where nothing is said the number of codes in a ready list, else none: a stream cannot be counted first. */
  declared?: string
  /** КИЗ. */
  codes: Iterable<string>
  /** НомУпак. */
  packs?: Iterable<string>
  /** @ИдентТрансУпак. */
  transportCode?: string
}

/** What an invented УПД says; dates as YYYY-MM-DD. */
export interface UpdOutline {
  number: string
  issuedOn: string
  supplier: UpdOutlineParty
  buyer: UpdOutlineParty
  consignee?: UpdOutlineParty
  contract?: { number: string; signedOn: string }
  correction?: { number: string; on: string }
  lines: Iterable<UpdOutlineLine>
}

/** Pieces of about this many characters go out. */
const pieceLength = 32 * 1024

/**
 * Writes УПД 5.03 (СЧФДОП) laid out as accounting programs do it, an element a line, piece by piece: a document of any
 * number of codes needs no memory.
 */
export function* writeUpd(outline: UpdOutline, encoding: 'windows-1251' | 'utf-8'): Generator<Buffer> {
  let piece = ''
  for (const row of documentRows(outline, encoding)) {
    piece += `${row}\n`
    if (piece.length < pieceLength) continue
    yield iconv.encode(piece, encoding)
    piece = ''
  }
  yield iconv.encode(piece, encoding)
}

function* documentRows(outline: UpdOutline, encoding: string): Generator<string> {
  const day = dotted(outline.issuedOn)
  const id = `ON_NSCHFDOPPR_2LT-${outline.buyer.inn}_2LT-${outline.supplier.inn}_${outline.issuedOn.replaceAll('-', '')}`
  const fileId = `${id}_00000000-0000-4000-8000-000000000000_0_1_0_0_0_00`
  yield `<?xml version="1.0" encoding="${encoding}"?>`
  yield `<Файл${attributes({ ИдФайл: fileId, ВерсФорм: '5.03', ВерсПрог: 'Допуск, учебный документ' })}>`
  yield `  <Документ${attributes({
    КНД: '1115131',
    Функция: 'СЧФДОП',
    ПоФактХЖ:
      'Документ об отгрузке товаров (выполнении работ), передаче имущественных прав (документ об оказании услуг)',
    НаимДокОпр: 'Универсальный передаточный документ',
    ДатаИнфПр: day,
    ВремИнфПр: '09.15.00',
    НаимЭконСубСост: outline.supplier.name,
  })}>`
  yield* headerRows(outline)
  yield* tableRows(outline.lines)
  yield* transferRows(outline)
  yield '  </Документ>'
  yield '</Файл>'
}

function* headerRows({
  number,
  issuedOn,
  correction,
  supplier,
  buyer,
  consignee,
}: UpdOutline): Generator<string> {
  yield `    <СвСчФакт${attributes({ НомерДок: number, ДатаДок: dotted(issuedOn) })}>`
  if (correction) {
    yield `      <ИспрДок${attributes({ НомИспр: correction.number, ДатаИспр: dotted(correction.on) })}/>`
  }
  yield* partyRows('СвПрод', supplier)
  if (consignee) yield* partyRows('ГрузПолуч', consignee)
  const goods = {
    РеквНаимДок: 'Универсальный передаточный документ',
    РеквНомерДок: number,
    РеквДатаДок: dotted(issuedOn),
  }
  yield `      <ДокПодтвОтгрНом${attributes(goods)}/>`
  yield* partyRows('СвПокуп', buyer)
  yield `      <ДенИзм${attributes({ КодОКВ: '643', НаимОКВ: 'Российский рубль' })}/>`
  yield '    </СвСчФакт>'
}

function* partyRows(element: string, { inn, kpp, name, address }: UpdOutlineParty): Generator<string> {
  yield `      <${element}>`
  yield '        <ИдСв>'
  if (inn.length === 12) {
    const [surname = '', first = '', patronymic] = name.replace(/^ИП\s+/, '').split(/\s+/)
    yield `          <СвИП${attributes({ ИННФЛ: inn })}>`
    yield `            <ФИО${attributes({ Фамилия: surname, Имя: first || '—', Отчество: patronymic })}/>`
    yield '          </СвИП>'
  } else yield `          <СвЮЛУч${attributes({ НаимОрг: name, ИННЮЛ: inn, КПП: kpp })}/>`
  yield '        </ИдСв>'
  if (address) {
    yield '        <Адрес>'
    yield `          <АдрИнф${attributes({ КодСтр: '643', НаимСтран: 'Россия', АдрТекст: address })}/>`
    yield '        </Адрес>'
  }
  yield `      </${element}>`
}

function* tableRows(lines: Iterable<UpdOutlineLine>): Generator<string> {
  const total = { net: 0n, tax: 0n }
  let number = 0
  yield '    <ТаблСчФакт>'
  for (const line of lines) {
    const declared =
      line.declared ??
      (Array.isArray(line.codes) && line.codes.length > 0 ? String(line.codes.length) : undefined)
    const net = multiply(line.priceKopecks, declared ?? '1')
    const tax = (net * ratePercent(line.vat)) / 100n
    total.net += net
    total.tax += tax
    yield* lineRows({ ...line, declared }, ++number, { net, tax })
  }
  yield `      <ВсегоОпл${attributes({ СтТовБезНДСВсего: roubles(total.net), СтТовУчНалВсего: roubles(total.net + total.tax) })}>`
  yield `        <СумНалВсего><СумНал>${roubles(total.tax)}</СумНал></СумНалВсего>`
  yield '      </ВсегоОпл>'
  yield '    </ТаблСчФакт>'
}

function* lineRows(
  line: UpdOutlineLine,
  number: number,
  sum: { net: bigint; tax: bigint },
): Generator<string> {
  yield `      <СведТов${attributes({
    НомСтр: String(number),
    НаимТов: line.name,
    ОКЕИ_Тов: line.unitCode ?? '796',
    НаимЕдИзм: line.unitName ?? 'шт',
    КолТов: line.declared,
    ЦенаТов: roubles(BigInt(line.priceKopecks)),
    СтТовБезНДС: roubles(sum.net),
    НалСт: line.vat,
    СтТовУчНал: roubles(sum.net + sum.tax),
  })}>`
  yield `        <ДопСведТов${attributes({ ПрТовРаб: '1', ГТИН: line.gtin })}>`
  yield* markRows('КИЗ', line.codes, line.transportCode)
  yield* markRows('НомУпак', line.packs ?? [])
  yield '        </ДопСведТов>'
  yield '        <Акциз><БезАкциз>без акциза</БезАкциз></Акциз>'
  const tax = line.vat === 'без НДС' ? '<БезНДС>без НДС</БезНДС>' : `<СумНал>${roubles(sum.tax)}</СумНал>`
  yield `        <СумНал>${tax}</СумНал>`
  yield '      </СведТов>'
}

/** Inside one НомСредИдентТов stand either КИЗ or НомУпак; without either, only the transport code. */
function* markRows(
  element: 'КИЗ' | 'НомУпак',
  codes: Iterable<string>,
  transportCode?: string,
): Generator<string> {
  let isOpen = transportCode !== undefined
  if (isOpen) yield `          <НомСредИдентТов${attributes({ ИдентТрансУпак: transportCode })}>`
  for (const code of codes) {
    if (!isOpen) yield '          <НомСредИдентТов>'
    isOpen = true
    yield `            <${element}>${escaped(code)}</${element}>`
  }
  if (isOpen) yield '          </НомСредИдентТов>'
}

function* transferRows({ issuedOn, contract }: UpdOutline): Generator<string> {
  yield '    <СвПродПер>'
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
  yield '    </СвПродПер>'
  yield `    <Подписант${attributes({ Должн: 'Директор', СпосПодтПолном: '1' })}>`
  yield `      <ФИО${attributes({ Фамилия: 'Учебный', Имя: 'Пример' })}/>`
  yield '    </Подписант>'
}

const dotted = (day: string) => day.split('-').reverse().join('.')

const roubles = (kopecks: bigint) => `${kopecks / 100n}.${String(kopecks % 100n).padStart(2, '0')}`

/** A price times a decimal quantity, whole kopecks. */
function multiply(priceKopecks: number, quantity: string): bigint {
  const [whole = '0', fraction = ''] = quantity.split('.')
  return (BigInt(priceKopecks) * BigInt(whole + fraction)) / 10n ** BigInt(fraction.length)
}

const ratePercent = (vat: string) => BigInt(/^(\d+)%$/.exec(vat)?.[1] ?? '0')

const attributes = (values: Record<string, string | undefined>) =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(value!)}"`)
    .join('')

const entities: Record<string, string> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
}
const escaped = (text: string) => text.replace(/[<>&"']/g, (character) => entities[character]!)
