import type { EntityManager } from 'typeorm'
import { Setting } from '../../entities/index.js'
import { patienceKinds, withoutGroup, type StorePatience } from '../domain/patience.js'
import { note } from '../journal/journal.js'
import type { Transaction } from '../transaction.js'

const settingName = 'patience'

export async function readPatience(read: EntityManager): Promise<StorePatience> {
  const row = await read.findOneBy(Setting, { name: settingName })
  return (row?.value ?? {}) as StorePatience
}

/** Sets how long codes of one group ('' for all) are waited for; what is left out is as in the table again. */
export async function setPatience(
  tx: Transaction,
  { userId, at }: { userId: number; at: number },
  { group, patience }: { group: string; patience: StorePatience[string] },
): Promise<void> {
  const others = withoutGroup(await readPatience(tx.manager), group)
  const isOwn = patienceKinds.some((kind) => patience[kind] !== undefined)
  const value = isOwn ? { ...others, [group]: patience } : others
  await tx.manager.upsert(Setting, { name: settingName, value: value as object }, ['name'])
  const action = isOwn ? 'rules.patience-set' : 'rules.patience-official'
  await note(tx, { at, userId, action, details: { productGroup: group, ...patience } })
}
