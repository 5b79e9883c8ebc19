import { TextDecoder } from 'node:util'
import { ByteLines } from './byte-lines.js'
import { readOsuCount } from './code-doubts.js'
import type { DeliveryDraft, DraftCode, TakeCodes } from './draft.js'
import { refuse } from './document-refused.js'
import { DocumentFindings } from './document-findings.js'
import type { IntakeLimits } from './intake-limits.js'
import { cutColumn, readFirstLine, type CodeColumn } from './list-header.js'
import { encodingByMark } from './text-encoding.js'

const codesAtOnce = 1_000

/** Reads a plain list: one code a line, as lines and not as CSV, since codes hold `,` `;` `"` and `'`. */
export async function readCodeList(
  blocks: AsyncIterable<Buffer>,
  takeCodes: TakeCodes,
  limits: IntakeLimits,
): Promise<DeliveryDraft> {
  const list = new CodeList(new DocumentFindings(limits.maxFaults), limits)
  const lines = new ByteLines()
  for await (const block of asUtf8(blocks)) {
    for (const { bytes, row } of lines.push(block)) list.take(decodeLine(bytes), row)
    while (list.pending.length >= codesAtOnce) await takeCodes(list.pending.splice(0, codesAtOnce))
  }
  for (const { bytes, row } of lines.end()) list.take(decodeLine(bytes), row)
  const draft = list.finish()
  while (list.pending.length > 0) await takeCodes(list.pending.splice(0, codesAtOnce))
  return draft
}

class CodeList {
  readonly pending: DraftCode[] = []
  private count = 0
  private wrongCount = 0
  private bulkCount = 0
  private column: CodeColumn | null = null
  private isFirst = true

  constructor(
    private readonly findings: DocumentFindings,
    private readonly limits: IntakeLimits,
  ) {}

  take(line: string, row: number): void {
    const text = trimmed(line)
    if (text === '') return
    if (this.isFirst && this.takeFirst(text, row)) return
    const code = this.column ? cutColumn(text, this.column) : text
    if (code === null || !mayBeCode(code)) return this.refuseLine(row)
    if (readOsuCount(code) !== null) return this.passOver(row)
    if (++this.count > this.limits.maxCodes) refuse('too-many-codes', row, { count: this.limits.maxCodes })
    if (!this.findings.refused) this.pending.push({ lineIndex: 0, text: code, place: 'list', row })
  }

  finish(): DeliveryDraft {
    if (this.count === 0 && this.findings.refused) refuse('not-recognised')
    if (this.count === 0) refuse(this.bulkCount > 0 ? 'list-only-osu' : 'list-empty')
    this.findings.throwIfRefused()
    return {
      ...emptyDraft,
      lines: [{ ...emptyLine, codeCount: this.count }],
      warnings: this.findings.warnings(),
    }
  }

  /** A quantity of goods names no unit: there is nothing to ask about. */
  private passOver(row: number): void {
    this.bulkCount++
    this.findings.count('list-osu', row)
  }

  /** Where most lines are no codes, it is some other text, and its lines are not worth naming. */
  private refuseLine(row: number): void {
    if (++this.wrongCount >= this.limits.maxFaults && this.wrongCount > this.count) refuse('not-recognised')
    this.findings.fault('line-not-code', row)
  }

  /** True where the first line was a header and is dealt with. */
  private takeFirst(text: string, row: number): boolean {
    this.isFirst = false
    const first = readFirstLine(text)
    if (first.kind === 'foreign-table') refuse('table-without-codes', row)
    if (first.kind === 'table') this.column = first.column
    return first.kind !== 'code'
  }
}

/**
 * Everything but what surely is no code: too short, words with spaces, control characters other than separators. The rest
 * goes to the parser of codes, which mends scans. A space may stand for a lost separator only in what begins like a code.
 */
function mayBeCode(text: string): boolean {
  if (text.length < 8 || !/\d/.test(text)) return false
  if (/\p{Cc}/u.test(text) && /\p{Cc}/u.test(text.replaceAll('\x1d', '').replaceAll('\x1e', ''))) return false
  return /^\W{0,8}\d{8}/.test(text) || !/\s[^\s]/.test(text)
}

/** Outer whitespace and the byte order mark; GS is no whitespace here. */
const trimmed = (line: string) => line.replace(/^[\s\ufeff]+|[\s\u00a0]+$/g, '')

/** Each line for itself: UTF-8 where it is, else windows-1251. Codes are ASCII, only typed words are not. */
function decodeLine(bytes: Buffer): string {
  if (!bytes.some((byte) => byte > 0x7f)) return bytes.toString('latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** UTF-16 of Notepad becomes UTF-8; everything else stays as it is. */
async function* asUtf8(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null | undefined
  for await (const block of blocks) {
    if (decoder === undefined) {
      const mark = encodingByMark(block)
      decoder = mark?.startsWith('utf-16') ? new TextDecoder(mark) : null
    }
    yield decoder ? Buffer.from(decoder.decode(block, { stream: true })) : block
  }
}

const emptyDraft: DeliveryDraft = {
  source: 'list',
  number: null,
  issuedOn: null,
  correctionNumber: null,
  supplier: null,
  buyer: null,
  consignee: null,
  contractNumber: null,
  contractSignedOn: null,
  lines: [],
  warnings: [],
}

const emptyLine = {
  number: '1',
  name: '',
  gtin: null,
  article: null,
  unitCode: null,
  unitName: null,
  declared: null,
  priceKopecks: null,
  sumKopecks: null,
  vatRate: null,
  osuCount: 0,
  codeCount: 0,
}
