import { doubtsAboutCode, gtinInCode, isUsualCode, readOsuCount } from './code-doubts.js'
import { compareToCount, readDecimal, readKopecks } from './decimal.js'
import type { CodePlace, DraftCode, DraftLine } from './draft.js'
import { refuse } from './document-refused.js'
import type { DocumentFindings } from './document-findings.js'
import type { IntakeLimits } from './intake-limits.js'
import { readItemGtin } from './item-gtin.js'
import { keep, orNull } from './kept-text.js'

type Attributes = Record<string, string>

/** ОКЕИ of a piece: only then КолТов is comparable with the number of codes. */
const piece = '796'

/** The table of УПД: its lines, and the codes as they come. */
export class UpdTable {
  readonly lines: DraftLine[] = []
  /** Codes read and not handed over yet. */
  pending: DraftCode[] = []
  codeCount = 0
  private line: DraftLine | null = null
  /** GTIN of the line's own units; 'several' where they differ. */
  private gtinOfCodes: string | null = null
  private marks = { units: null as string | null, hasCodes: false }
  private hasPacks = false
  private linesWithoutCodes = 0

  constructor(
    private readonly findings: DocumentFindings,
    private readonly limits: IntakeLimits,
  ) {}

  open(element: string, attributes: Attributes, row: number): void {
    if (element === 'СведТов') this.openLine(attributes, row)
    else if (element === 'ДопСведТов') this.openItem(attributes, row)
    else if (element === 'НомСредИдентТов') this.openMarks(attributes, row)
  }

  close(element: string, row: number): void {
    if (element === 'НомСредИдентТов') this.closeMarks(row)
    else if (element === 'СведТов') this.closeLine()
  }

  /** A code of КИЗ, НомУпак or @ИдентТрансУпак; ОСУ is a quantity on the line. */
  takeCode(written: string, place: CodePlace, row: number): void {
    const line = this.line
    const text = written.trim()
    if (!line) return
    if (text === '') return this.findings.count('code-empty', row)
    this.marks.hasCodes = true
    const osu = /^\(?02/.test(text) ? readOsuCount(text) : null
    if (osu !== null) {
      line.osuCount += osu
      if (text.startsWith('(')) this.findings.count('code-brackets', row)
      return
    }
    if (++this.codeCount > this.limits.maxCodes)
      refuse('too-many-codes', row, { count: this.limits.maxCodes })
    line.codeCount++
    if (place === 'kiz') this.compareGtin(text, row)
    else this.hasPacks = true
    if (!isUsualCode(text)) for (const key of doubtsAboutCode(text, place)) this.findings.count(key, row)
    if (!this.findings.refused)
      this.pending.push({ lineIndex: this.lines.length - 1, text: keep(text), place, row })
  }

  /** Faults and warnings about the table as a whole. */
  finish(): void {
    if (this.linesWithoutCodes > 0)
      this.findings.warn('lines-without-codes', { count: this.linesWithoutCodes })
    if (this.codeCount > 0) return
    const isBulk = this.lines.some((line) => line.osuCount > 0)
    this.findings.fault(isBulk ? 'only-osu' : 'no-codes', null)
  }

  private openLine(a: Attributes, row: number): void {
    if (this.lines.length >= this.limits.maxLines)
      refuse('too-many-lines', row, { count: this.limits.maxLines })
    this.line = {
      number: orNull(a.НомСтр) ?? String(this.lines.length + 1),
      name: orNull(a.НаимТов) ?? '',
      gtin: null,
      article: null,
      unitCode: orNull(a.ОКЕИ_Тов),
      unitName: orNull(a.НаимЕдИзм),
      declared: this.amount(a.КолТов, readDecimal, row),
      priceKopecks: this.amount(a.ЦенаТов, readKopecks, row),
      sumKopecks: this.amount(a.СтТовУчНал, readKopecks, row),
      vatRate: orNull(a.НалСт),
      osuCount: 0,
      codeCount: 0,
    }
    this.lines.push(this.line)
    this.gtinOfCodes = null
    this.hasPacks = false
  }

  private openItem(a: Attributes, row: number): void {
    if (!this.line) return
    const named = orNull(a.ГТИН)
    if (named && !readItemGtin(named)) this.findings.count('gtin-wrong', row)
    const gtinAsCode = readItemGtin(a.КодТов)
    // In 5.01 the unit's name stands here, not on the line.
    this.line.unitName ??= orNull(a.НаимЕдИзм)
    this.line.gtin = readItemGtin(a.ГТИН) ?? gtinAsCode
    this.line.article = orNull(a.АртикулТов) ?? (gtinAsCode ? null : orNull(a.КодТов))
  }

  private openMarks(a: Attributes, row: number): void {
    this.marks = { units: orNull(a.КолВедМарк), hasCodes: false }
    if (a.ИдентТрансУпак?.trim()) this.takeCode(a.ИдентТрансУпак, 'transport', row)
  }

  /** КолВедМарк without any code beside it is the other way to tell goods in bulk. */
  private closeMarks(row: number): void {
    const { units, hasCodes } = this.marks
    if (!this.line || hasCodes || units === null) return
    if (/^\d{1,9}$/.test(units)) this.line.osuCount += Number(units)
    else this.findings.count('amount-unread', row)
  }

  private closeLine(): void {
    const line = this.line
    if (!line) return
    if (this.gtinOfCodes !== 'several') line.gtin ??= this.gtinOfCodes
    this.compareCount(line)
    this.line = null
  }

  private compareGtin(text: string, row: number): void {
    const known = this.line!.gtin ?? this.gtinOfCodes
    if (known !== null && text.startsWith(known, 2) && text.startsWith('01')) return
    const gtin = gtinInCode(text)
    if (gtin === null || gtin === known) return
    if (this.line!.gtin !== null) this.findings.count('code-gtin', row)
    else this.gtinOfCodes = this.gtinOfCodes === null ? keep(gtin) : 'several'
  }

  /** A box stands for units that are not listed, so only lines of pieces alone are compared. */
  private compareCount(line: DraftLine): void {
    const isComparable =
      line.unitCode === piece && line.declared !== null && !this.hasPacks && line.osuCount === 0
    if (line.codeCount === 0 && line.osuCount === 0) this.linesWithoutCodes++
    if (!isComparable || line.codeCount === 0) return
    const difference = compareToCount(line.declared!, line.codeCount)
    const params = { line: line.number.slice(0, 20), declared: line.declared!, count: line.codeCount }
    if (difference > 0) this.findings.warn('fewer-codes', params)
    if (difference < 0) this.findings.warn('more-codes', params)
  }

  private amount<T>(text: string | undefined, read: (text: string) => T | null, row: number): T | null {
    const written = orNull(text)
    const value = written && read(written)
    if (written && value === null) this.findings.count('amount-unread', row)
    return value as T | null
  }
}
