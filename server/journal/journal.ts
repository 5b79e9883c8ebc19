import { JournalEntry } from '../../entities/index.js'
import type { Transaction } from '../transaction.js'

export interface JournalNote {
  at: number
  userId: number | null
  action: string
  subject?: string
  details?: Record<string, unknown>
}

/** Writes into the journal within the change that it tells of. */
export async function note(tx: Transaction, entry: JournalNote): Promise<void> {
  const { at, userId, action, subject = null, details = null } = entry
  await tx.manager.insert(JournalEntry, { at, userId, action, subject, details: details as object })
}
