import type { EntityManager } from 'typeorm'
import { Code, type Delivery } from '../../entities/index.js'

/** What «may be sold» of a delivery rests on: the status of all, the till's own question about all, or about some only. */
export type SellBasis = 'status' | 'till' | 'some'

/** Codes of a document have no check part and are asked by status alone; a list is as long as somebody scanned. */
export async function sellBasisOf(
  read: EntityManager,
  { id, source }: Pick<Delivery, 'id' | 'source'>,
): Promise<SellBasis> {
  if (source === 'upd') return 'status'
  const found = await read
    .createQueryBuilder(Code, 'code')
    .select('code.checkedBy', 'checkedBy')
    .distinct()
    .where(`code.deliveryId = :id AND code.outcome = 'sell'`, { id })
    .getRawMany<{ checkedBy: Code['checkedBy'] }>()
  const byTill = found.filter(({ checkedBy }) => checkedBy === 'till' || checkedBy === 'both').length
  if (byTill === 0) return 'status'
  return byTill === found.length ? 'till' : 'some'
}
