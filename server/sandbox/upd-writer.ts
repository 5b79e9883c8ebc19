import { layoutOf820 } from './upd-820.js'
import { layoutOf970 } from './upd-970.js'
import { attributes, dotted, encodeXml, roubles, type UpdEncoding } from './upd-xml.js'

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
  /** ВерсФорм; the present 5.03 where nothing is said. */
  version?: '5.01' | '5.02' | '5.03'
  number: string
  issuedOn: string
  supplier: UpdOutlineParty
  buyer: UpdOutlineParty
  consignee?: UpdOutlineParty
  contract?: { number: string; signedOn: string }
  correction?: { number: string; on: string }
  lines: Iterable<UpdOutlineLine>
}

/** Net price and VAT of a line, kopecks. */
export interface LineSum {
  net: bigint
  tax: bigint
}

type Rows = Generator<string>

/** What an order of the tax service lays out in its own way. */
export interface UpdLayout {
  fileIdEnd: string
  participants(outline: UpdOutline): Rows
  header(outline: UpdOutline): Rows
  line(line: UpdOutlineLine, number: number, sum: LineSum): Rows
  transfer(outline: UpdOutline): Rows
  signer(outline: UpdOutline): Rows
}

const layouts: Record<NonNullable<UpdOutline['version']>, UpdLayout> = {
  '5.01': layoutOf820,
  '5.02': layoutOf970,
  '5.03': layoutOf970,
}

/** Pieces of about this many characters go out. */
const pieceLength = 32 * 1024

/**
 * Writes УПД (СЧФДОП) laid out as accounting programs do it, an element a line, piece by piece: a document of any number
 * of codes needs no memory.
 */
export function* writeUpd(outline: UpdOutline, encoding: UpdEncoding): Generator<Buffer> {
  let piece = ''
  for (const row of documentRows(outline, encoding)) {
    piece += `${row}\n`
    if (piece.length < pieceLength) continue
    yield encodeXml(piece, encoding)
    piece = ''
  }
  yield encodeXml(piece, encoding)
}

function* documentRows(outline: UpdOutline, encoding: UpdEncoding): Rows {
  const { version = '5.03', supplier, buyer, issuedOn } = outline
  const layout = layouts[version]
  const id = `ON_NSCHFDOPPR_2LT-${buyer.inn}_2LT-${supplier.inn}_${issuedOn.replaceAll('-', '')}`
  const fileId = `${id}_00000000-0000-4000-8000-000000000000${layout.fileIdEnd}`
  yield `<?xml version="1.0" encoding="${encoding}"?>`
  yield `<Файл${attributes({ ИдФайл: fileId, ВерсФорм: version, ВерсПрог: 'Допуск, учебный документ' })}>`
  yield* layout.participants(outline)
  yield `  <Документ${attributes({
    КНД: '1115131',
    Функция: 'СЧФДОП',
    ПоФактХЖ:
      'Документ об отгрузке товаров (выполнении работ), передаче имущественных прав (документ об оказании услуг)',
    НаимДокОпр: 'Универсальный передаточный документ',
    ДатаИнфПр: dotted(issuedOn),
    ВремИнфПр: '09.15.00',
    НаимЭконСубСост: supplier.name,
  })}>`
  yield* layout.header(outline)
  yield* tableRows(outline.lines, layout)
  yield '    <СвПродПер>'
  yield* layout.transfer(outline)
  yield '    </СвПродПер>'
  yield* layout.signer(outline)
  yield '  </Документ>'
  yield '</Файл>'
}

function* tableRows(lines: Iterable<UpdOutlineLine>, layout: UpdLayout): Rows {
  const total: LineSum = { net: 0n, tax: 0n }
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
    yield* layout.line({ ...line, declared }, ++number, { net, tax })
  }
  yield `      <ВсегоОпл${attributes({ СтТовБезНДСВсего: roubles(total.net), СтТовУчНалВсего: roubles(total.net + total.tax) })}>`
  yield `        <СумНалВсего><СумНал>${roubles(total.tax)}</СумНал></СумНалВсего>`
  yield '      </ВсегоОпл>'
  yield '    </ТаблСчФакт>'
}

/** A price times a decimal quantity, whole kopecks. */
function multiply(priceKopecks: number, quantity: string): bigint {
  const [whole = '0', fraction = ''] = quantity.split('.')
  return (BigInt(priceKopecks) * BigInt(whole + fraction)) / 10n ** BigInt(fraction.length)
}

const ratePercent = (vat: string) => BigInt(/^(\d+)%$/.exec(vat)?.[1] ?? '0')
