import type { DeliveryWarning } from './draft.js'
import { DocumentRefused, type DocumentFault } from './document-refused.js'

type Params = Record<string, string | number>
/** Warnings of one kind that are told one by one; the rest are told as a number. */
const singly = 10

/** What was noticed while a document was read: faults refuse it, warnings go with it. */
export class DocumentFindings {
  private readonly faults: DocumentFault[] = []
  private readonly told: DeliveryWarning[] = []
  private readonly counted = new Map<string, { count: number; row: number }>()
  private readonly toldByKey = new Map<string, number>()

  constructor(private readonly maxFaults: number) {}

  get refused(): boolean {
    return this.faults.length > 0
  }

  /** Notes a fault; reading may go on to find the others. */
  fault(key: string, line: number | null, params?: Params): void {
    this.faults.push(params ? { key, line, params } : { key, line })
    if (this.faults.length >= this.maxFaults) this.throwIfRefused()
  }

  throwIfRefused(): void {
    if (this.refused) throw new DocumentRefused(this.faults)
  }

  /** A warning about the document or one of its lines. */
  warn(key: string, params?: Params): void {
    const before = this.toldByKey.get(key) ?? 0
    this.toldByKey.set(key, before + 1)
    if (before < singly) this.told.push(params ? { key: warningKey(key), params } : { key: warningKey(key) })
  }

  /** A warning that many codes may share: told once, with their number and the first row. */
  count(key: string, row: number): void {
    const before = this.counted.get(key)
    if (before) before.count++
    else this.counted.set(key, { count: 1, row })
  }

  warnings(): DeliveryWarning[] {
    const more = [...this.toldByKey].filter(([, count]) => count > singly)
    return [
      ...this.told,
      ...more.map(([key, count]) => ({ key: warningKey(`${key}.more`), params: { count: count - singly } })),
      ...[...this.counted].map(([key, seen]) => ({ key: warningKey(key), params: { ...seen } })),
    ]
  }
}

const warningKey = (key: string) => `document.warning.${key}`
