import type { DeliveryDraft, Party } from './draft.js'
import { readDocumentDate } from './document-date.js'
import type { DocumentFindings } from './document-findings.js'
import { orNull } from './kept-text.js'
import type { UpdNames } from './upd-names.js'
import { UpdParty } from './upd-party.js'

type Attributes = Record<string, string>
type PartyPlace = 'supplier' | 'buyer' | 'consignee'

/** ГрузПолуч is the store, СвПокуп the legal entity. The first of each counts. */
const partyPlaces = new Map<string, PartyPlace>([
  ['СвПрод', 'supplier'],
  ['СвПокуп', 'buyer'],
  ['ГрузПолуч', 'consignee'],
])

/**
 * Field «СвВыбытияМАРК»: signing such a document takes the goods out of circulation. It belongs into ИнфПолФХЖ1; wherever a
 * supplier has put it, and however he wrote it, the receiver is warned.
 */
const withdrawals = new Map([
  ['1', 'withdrawal-own'],
  ['2', 'withdrawal-free'],
  ['3', 'withdrawal-production'],
])

/** Everything of УПД outside its table, in whatever order it comes. */
export class UpdHeader {
  private number: string | null = null
  private issuedOn: string | null = null
  private correctionNumber: string | null = null
  private contract: { number: string | null; signedOn: string | null } | null = null
  private readonly parties: Partial<Record<PartyPlace, Party | null>> = {}
  private current: { element: string; party: UpdParty } | null = null
  private seen = false

  constructor(
    private readonly findings: DocumentFindings,
    private readonly version: string,
    private readonly names: UpdNames,
  ) {}

  open(element: string, parent: string | undefined, attributes: Attributes, line: number): void {
    const { correction } = this.names
    if (this.current) this.current.party.open(element, attributes)
    else if (partyPlaces.has(element) && parent === 'СвСчФакт') this.openParty(element)
    else if (element === 'СвСчФакт') this.openInvoice(attributes, line)
    else if (element === correction.element) this.correctionNumber = orNull(attributes[correction.number])
    else if (element === 'ОснПер' && parent === 'СвПер') this.openGround(attributes)
    else if (element === 'ТекстИнф') this.openField(attributes)
  }

  text(element: string, text: string): void {
    this.current?.party.text(element, text)
  }

  close(element: string): void {
    if (this.current?.element !== element) return
    this.parties[partyPlaces.get(element)!] = this.current.party.read()
    this.current = null
  }

  /** What the whole document says; faults where it has no number or date. */
  read(): Omit<DeliveryDraft, 'source' | 'lines' | 'warnings'> {
    if (!this.seen) this.findings.fault('header-missing', null)
    const supplier = this.parties.supplier ?? null
    if (!supplier?.inn) this.findings.warn('supplier-unknown')
    const { lastDay } = this.names
    if (lastDay && this.issuedOn && this.issuedOn > lastDay)
      this.findings.warn('version-old', { version: this.version })
    return {
      number: this.number,
      issuedOn: this.issuedOn,
      correctionNumber: this.correctionNumber,
      supplier,
      buyer: this.parties.buyer ?? null,
      consignee: this.parties.consignee ?? null,
      contractNumber: this.contract?.number ?? null,
      contractSignedOn: this.contract?.signedOn ?? null,
    }
  }

  private openParty(element: string): void {
    if (this.parties[partyPlaces.get(element)!] === undefined)
      this.current = { element, party: new UpdParty() }
  }

  private openInvoice(attributes: Attributes, line: number): void {
    this.seen = true
    this.number = orNull(attributes[this.names.number])
    if (!this.number) this.findings.fault('number-missing', line)
    const date = orNull(attributes[this.names.date])
    this.issuedOn = date && readDocumentDate(date)
    if (!date) this.findings.fault('date-missing', line)
    else if (!this.issuedOn) this.findings.fault('date-wrong', line, { value: shortened(date) })
  }

  private openGround(attributes: Attributes): void {
    const { title, number, date: on } = this.names.ground
    if (this.contract || !/договор|контракт/i.test(attributes[title] ?? '')) return
    const date = orNull(attributes[on])
    const signedOn = date && readDocumentDate(date)
    if (date && !signedOn) this.findings.warn('contract-date', { value: shortened(date) })
    this.contract = { number: orNull(attributes[number]), signedOn }
  }

  private openField(attributes: Attributes): void {
    if (attributes.Идентиф?.trim().toLowerCase() !== 'сввыбытиямарк') return
    this.findings.warn(withdrawals.get(attributes.Значен?.trim() ?? '') ?? 'withdrawal-other')
  }
}

/** A value of the file as it may stand in a sentence. */
const shortened = (value: string) => (value.length > 40 ? `${value.slice(0, 40)}…` : value)
