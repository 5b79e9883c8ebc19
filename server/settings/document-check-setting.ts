import type { EntityManager } from 'typeorm'
import { Setting } from '../../entities/index.js'
import { note } from '../journal/journal.js'
import type { Transaction } from '../transaction.js'

const settingName = 'document-check'

/** Is a document looked over by ЧЗ as soon as it comes? Not before a person wants it: one source alone tells of the method. */
export async function readDocumentCheckSetting(read: EntityManager): Promise<boolean> {
  const row = await read.findOneBy(Setting, { name: settingName })
  return (row?.value as { onUpload?: boolean } | undefined)?.onUpload === true
}

export async function setDocumentCheck(
  tx: Transaction,
  { userId, at }: { userId: number; at: number },
  onUpload: boolean,
): Promise<void> {
  await tx.manager.upsert(Setting, { name: settingName, value: { onUpload } as object }, ['name'])
  await note(tx, { at, userId, action: `rules.document-check-${onUpload ? 'on' : 'off'}` })
}
