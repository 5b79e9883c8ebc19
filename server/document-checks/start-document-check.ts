import { randomUUID } from 'node:crypto'
import { IsNull, Not } from 'typeorm'
import { Delivery, DocumentCheck } from '../../entities/index.js'
import { AppError, notFound } from '../errors.js'
import { note } from '../journal/journal.js'
import type { Transaction } from '../transaction.js'
import type { DocumentCheckTools } from './document-check-tools.js'

type Sendable = Pick<Delivery, 'source' | 'purpose' | 'warnings'>

/** Why a document is not for ЧЗ to look over; null where it is. */
export function whyNotSendable({
  source,
  purpose,
  warnings,
}: Sendable): 'not-upd' | 'audit' | 'function' | null {
  if (source !== 'upd') return 'not-upd'
  // What is on the shelf was signed long ago, and ЧЗ looks before that only.
  if (purpose === 'audit') return 'audit'
  return warnings.some(({ key }) => key === 'document.warning.function') ? 'function' : null
}

/**
 * Has ЧЗ look the document over. While one such check waits there is no other, however often it is asked for.
 * @throws AppError user `delivery.not-found`, `document-check.not-upd`, `document-check.audit`, `document-check.function`
 */
export async function startDocumentCheck(
  tools: Pick<DocumentCheckTools, 'database' | 'clock' | 'queue'>,
  deliveryId: number,
  userId: number | null,
): Promise<void> {
  await tools.database.transact(async (tx) => {
    await tx.alone('deliveries')
    const delivery = await tx.manager.findOneBy(Delivery, { id: deliveryId, visibleAt: Not(IsNull()) })
    if (!delivery) throw notFound('delivery.not-found')
    refuseUnsendable(delivery)
    if (await tx.manager.existsBy(DocumentCheck, { deliveryId, finishedAt: IsNull() })) return
    await beginDocumentCheck(tools, tx, { deliveryId, userId, byItself: false })
  })
}

function refuseUnsendable(delivery: Delivery): void {
  switch (whyNotSendable(delivery)) {
    case 'not-upd':
      throw new AppError('user', 'document-check.not-upd')
    case 'audit':
      throw new AppError('user', 'document-check.audit')
    case 'function':
      throw new AppError('user', 'document-check.function')
    case null:
  }
}

/** The row of a check, with the id under which ЧЗ will have the document, and its entry in the journal. */
export async function beginDocumentCheck(
  { clock, queue }: Pick<DocumentCheckTools, 'clock' | 'queue'>,
  tx: Transaction,
  { deliveryId, userId, byItself }: { deliveryId: number; userId: number | null; byItself: boolean },
): Promise<void> {
  const at = clock.now()
  const made = await tx.manager.insert(DocumentCheck, {
    deliveryId,
    documentId: randomUUID(),
    state: 'waiting',
    startedById: byItself ? null : userId,
    startedAt: at,
    nextTryAt: at,
  })
  const { id } = made.identifiers[0] as { id: number }
  await note(tx, {
    at,
    userId: byItself ? null : userId,
    action: 'document-check.started',
    subject: `delivery:${deliveryId}`,
    details: byItself ? { byItself } : undefined,
  })
  tx.later(() => queue.enqueue('check-document', { checkId: id }, { key: `document:${id}` }))
}
