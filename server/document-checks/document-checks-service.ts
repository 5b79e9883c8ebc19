import { Delivery } from '../../entities/index.js'
import { readDocumentCheckSetting } from '../settings/document-check-setting.js'
import type { Transaction } from '../transaction.js'
import { checkDocument } from './check-document.js'
import type { DocumentCheckTools } from './document-check-tools.js'
import { beginDocumentCheck, startDocumentCheck, whyNotSendable } from './start-document-check.js'
import { sweepDocuments } from './sweep-documents.js'

export type DocumentChecks = ReturnType<typeof makeDocumentChecks>

/** Has ЧЗ look УПД over before it is signed. It changes no outcome of a code: those come from their status. */
export const makeDocumentChecks = (tools: DocumentCheckTools) => ({
  startDocumentCheck: (deliveryId: number, userId: number | null) =>
    startDocumentCheck(tools, deliveryId, userId),
  checkDocument: (checkId: number) => checkDocument(tools, checkId),
  sweepDocuments: () => sweepDocuments(tools),
  /** Where the store wants it, within the transaction that makes a delivery visible. */
  async beginOnUpload(tx: Transaction, deliveryId: number): Promise<void> {
    if (!(await readDocumentCheckSetting(tx.manager))) return
    const delivery = await tx.manager.findOneByOrFail(Delivery, { id: deliveryId })
    if (whyNotSendable(delivery) !== null) return
    await beginDocumentCheck(tools, tx, { deliveryId, userId: null, byItself: true })
  },
  /** Why ЧЗ cannot be asked before a person mends it; null where it can. */
  documentHindrance: (ownInn: string | null): 'token-missing' | 'token-dead' | null => {
    const { tokens } = tools.own.of(ownInn)
    if (tokens.current() !== null) return null
    return tokens.isDead() ? 'token-dead' : 'token-missing'
  },
})
