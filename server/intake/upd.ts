import type { CodePlace, DeliveryDraft, TakeCodes } from './draft.js'
import { refuse } from './document-refused.js'
import { DocumentFindings } from './document-findings.js'
import { faultOfKnd, faultOfRoot } from './foreign-xml.js'
import type { IntakeLimits } from './intake-limits.js'
import { encodingOf, isMisdeclared } from './text-encoding.js'
import { UpdHeader } from './upd-header.js'
import { UpdTable } from './upd-table.js'
import { readXml, type XmlVisitor } from './xml-reader.js'

type Attributes = Record<string, string>

/** КНД of the seller's title of УПД. */
const sellerTitle = '1115131'
const version = '5.03'
/** ГИС МТ processes these two; the others move no codes. */
const processedFunctions = ['СЧФДОП', 'ДОП']
const codesAtOnce = 1_000
const codePlaces = new Map<string, CodePlace>([
  ['КИЗ', 'kiz'],
  ['НомУпак', 'pack'],
])

/** Reads УПД 5.03 (приказ ФНС ЕД-7-26/970@) from XML, or says what other XML it is. */
export async function readUpd(
  head: Buffer,
  blocks: AsyncIterable<Buffer>,
  takeCodes: TakeCodes,
  limits: IntakeLimits,
): Promise<DeliveryDraft> {
  const encoding = encodingOf(head)
  const reading = new UpdReading(new DocumentFindings(limits.maxFaults), takeCodes, limits)
  if (isMisdeclared(encoding))
    reading.findings.warn('encoding', { declared: encoding.declared!, actual: encoding.label })
  await readXml(blocks, encoding.label, reading, limits)
  return reading.finish()
}

/** One pass over one document: knows where in the tree it is and gives each element to the header or the table. */
class UpdReading implements XmlVisitor {
  private readonly path: string[] = []
  private readonly header: UpdHeader
  private readonly table: UpdTable
  private formVersion: string | undefined
  private isUpd = false
  private inTable = false
  private code: { text: string; place: CodePlace; row: number } | null = null

  constructor(
    readonly findings: DocumentFindings,
    private readonly takeCodes: TakeCodes,
    limits: IntakeLimits,
  ) {
    this.header = new UpdHeader(findings)
    this.table = new UpdTable(findings, limits)
  }

  open(name: string, attributes: Attributes, line: number): void {
    const parent = this.path.at(-1)
    this.path.push(name)
    const place = codePlaces.get(name)
    if (place && parent === 'НомСредИдентТов') this.code = { text: '', place, row: line }
    else if (this.inTable) this.table.open(name, attributes, line)
    else if (this.path.length <= 2) this.openTop(name, attributes, line)
    else if (name === 'ТаблСчФакт') this.inTable = true
    else this.header.open(name, parent, attributes, line)
  }

  text(text: string): void {
    if (this.code) this.code.text += text
    else if (!this.inTable && this.path.length > 2) this.header.text(this.path.at(-1)!, text)
  }

  close(name: string, line: number): void {
    this.path.pop()
    if (this.code && codePlaces.has(name)) {
      this.table.takeCode(this.code.text, this.code.place, this.code.row)
      this.code = null
    } else if (!this.inTable) this.header.close(name)
    else if (name === 'ТаблСчФакт') this.inTable = false
    else this.table.close(name, line)
  }

  /** Hands over whole portions; the document waits meanwhile. */
  async rest(atLeast = codesAtOnce): Promise<void> {
    while (this.table.pending.length >= atLeast && !this.findings.refused) {
      await this.takeCodes(this.table.pending.splice(0, codesAtOnce))
    }
  }

  async finish(): Promise<DeliveryDraft> {
    if (!this.isUpd) refuse('fns-other', 1, { knd: '—' })
    const header = this.header.read()
    this.table.finish()
    this.findings.throwIfRefused()
    await this.rest(1)
    return { source: 'upd', ...header, lines: this.table.lines, warnings: this.findings.warnings() }
  }

  /** The root and its children say what document it is; nothing of another one is read. */
  private openTop(name: string, attributes: Attributes, line: number): void {
    if (this.path.length === 1) {
      if (name !== 'Файл' && name !== 'eDIMessage') faultOfRoot(name, line)
      this.formVersion = attributes.ВерсФорм?.trim()
      return
    }
    if (this.path[0] === 'eDIMessage' && name !== 'interchangeHeader') faultOfRoot(name, line)
    if (attributes.КНД === undefined) return
    if (attributes.КНД.trim() !== sellerTitle) faultOfKnd(attributes.КНД.trim(), line)
    if (this.formVersion !== version)
      refuse('upd-version', line, { version: this.formVersion?.slice(0, 10) || '—' })
    this.isUpd = true
    const role = attributes.Функция?.trim() ?? ''
    if (!processedFunctions.includes(role))
      this.findings.warn('function', { function: role.slice(0, 10) || '—' })
  }
}
