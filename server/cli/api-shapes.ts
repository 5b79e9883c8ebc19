import type { Outcome } from '../domain/verdict/outcome.js'
import type { DeliveryVerdict } from '../domain/verdict/decide-delivery.js'

/** Shapes of /api/v1, as an outside program sees them. */

export type Counts = Record<Outcome | 'total', number>

export interface DeliveryView {
  id: string
  number: string | null
  issuedOn: string | null
  supplier: { inn: string | null; name: string } | null
  counts: Counts
  verdict: DeliveryVerdict
  /** Something about the document itself; the sentence stands under the key. */
  warnings: { key: string; params?: Record<string, string | number> }[]
  /** What is to be said of the supplier; the server says it in words. */
  supplierRegistration: { message: string | null; nextStep: string | null } | null
  state: string
  documentCheck?: { state: string } | null
  run: { state: string; done: number; total: number; heldReason: string | null } | null
}

export interface ReasonView {
  id: string
  outcome: Outcome
  title?: string
  text: string
  nextStep: string
}

export interface CodeView {
  id: string
  cis: string
  outcome: Outcome
  reasons: ReasonView[]
  nextTryAt: string | number | null
}

/** A named fault of a file. */
export interface FaultView {
  key: string
  line: number | null
  message: string
  nextStep: string
}

/** What came of handing a file in: a delivery, or why it was not taken. */
export type UploadEnd =
  { id: string; isAgain: boolean } | { refused: { key: string; message: string; faults: FaultView[] } }
