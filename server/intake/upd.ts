import type { CodePlace, DeliveryDraft, TakeCodes } from './draft.js'
import { refuse } from './document-refused.js'
import { DocumentFindings } from './document-findings.js'
import { DocumentRoot, type UpdRoot } from './document-root.js'
import type { IntakeLimits } from './intake-limits.js'
import { encodingOf, isMisdeclared } from './text-encoding.js'
import { UpdHeader } from './upd-header.js'
import { UpdTable } from './upd-table.js'
import { readXml, type XmlVisitor } from './xml-reader.js'

type Attributes = Record<string, string>

/** ГИС МТ processes these two; the others move no codes. */
const processedFunctions = ['СЧФДОП', 'ДОП']
const codesAtOnce = 1_000
/** Compared, not looked up: nearly all elements are these, and their names come as fresh strings. */
const codePlaceOf = (element: string): CodePlace | null =>
  element === 'КИЗ' ? 'kiz' : element === 'НомУпак' ? 'pack' : null

/** Reads УПД of any version from XML, or says what other XML it is. */
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
  private readonly root = new DocumentRoot()
  /** Null until the root has said that it is УПД, and of which version. */
  private header: UpdHeader | null = null
  private readonly table: UpdTable
  private inTable = false
  private code: { text: string; place: CodePlace; row: number } | null = null

  constructor(
    readonly findings: DocumentFindings,
    private readonly takeCodes: TakeCodes,
    limits: IntakeLimits,
  ) {
    this.table = new UpdTable(findings, limits)
  }

  open(name: string, attributes: Attributes, line: number): void {
    const parent = this.path.at(-1)
    this.path.push(name)
    const place = codePlaceOf(name)
    if (place && parent === 'НомСредИдентТов') this.code = { text: '', place, row: line }
    else if (this.inTable) this.table.open(name, attributes, line)
    else if (this.path.length <= 2) this.openTop(name, attributes, line)
    else if (name === 'ТаблСчФакт') this.inTable = true
    else this.header?.open(name, parent, attributes, line)
  }

  text(text: string): void {
    if (this.code) this.code.text += text
    else if (!this.inTable && this.path.length > 2) this.header?.text(this.path.at(-1)!, text)
  }

  close(name: string, line: number): void {
    this.path.pop()
    if (this.code && codePlaceOf(name)) {
      this.table.takeCode(this.code.text, this.code.place, this.code.row)
      this.code = null
    } else if (!this.inTable) this.header?.close(name)
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
    if (!this.header) refuse('fns-other', 1, { knd: '—' })
    const header = this.header.read()
    this.table.finish()
    this.findings.throwIfRefused()
    await this.rest(1)
    return { source: 'upd', ...header, lines: this.table.lines, warnings: this.findings.warnings() }
  }

  private openTop(name: string, attributes: Attributes, line: number): void {
    this.root.open(this.path.length, name, attributes, line)
    if (this.root.upd && !this.header) this.begin(this.root.upd)
  }

  private begin({ version, names, role }: UpdRoot): void {
    this.header = new UpdHeader(this.findings, version, names)
    if (!processedFunctions.includes(role))
      this.findings.warn('function', { function: role.slice(0, 10) || '—' })
  }
}
