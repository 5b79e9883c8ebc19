import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { IsNull, type EntityManager } from 'typeorm'
import { Code, Delivery, DeliveryLine, DocumentPart } from '../../entities/index.js'
import { insertCodes, type NewCode } from '../code-rows.js'
import { insertLines } from '../import-rows.js'
import type { Database } from '../database.js'

const compress = promisify(gzip)
/** Rows of one staging transaction: short enough to let a scan through. */
const rowsAtOnce = 2000
const partBytes = 1024 * 1024

/** A code with its line by place (from 0): the row of the line is made with the first codes of it, and `lineId` set. */
export type StagedCode = NewCode & { place: number }

/** Where a delivery that is being read is kept until it is whole. Nobody sees it before. */
export interface Staging {
  readonly deliveryId: number
  /** Rows of lines by place; whole after `flush`. */
  readonly lineIds: ReadonlyMap<number, number>
  add(codes: readonly StagedCode[]): Promise<void>
  keepBytes(bytes: Uint8Array): Promise<void>
  /** Writes what is left. */
  flush(): Promise<void>
  /** Takes away everything, in short transactions. */
  discard(): Promise<void>
}

type Beginning = Pick<Delivery, 'purpose' | 'source' | 'fileName' | 'createdById' | 'createdAt'>

export async function beginStaging(database: Database, beginning: Beginning): Promise<Staging> {
  const deliveryId = await database.transact(async ({ manager }) => {
    const row = { ...beginning, documentKey: '', contentHash: '', warnings: [] }
    const inserted = await manager.insert(Delivery, row)
    return (inserted.identifiers[0] as { id: number }).id
  })
  const lineIds = new Map<number, number>()
  let codes: StagedCode[] = []
  let bytes: Uint8Array[] = []
  let byteCount = 0
  let parts = 0
  // One write is under way while the next rows are read.
  let writing: Promise<unknown> = Promise.resolve()

  async function write(work: () => Promise<unknown>): Promise<void> {
    await writing
    writing = work()
    // Its failure is seen by who waits for it next.
    writing.catch(() => undefined)
  }
  function writeCodes(): Promise<void> {
    const staged = codes
    codes = []
    return write(() =>
      // Nothing counts before the delivery is published: that transaction waits for the disk.
      database.transact(
        async ({ manager }) => {
          await addLines(manager, { deliveryId, lineIds, staged })
          // Written into the rows themselves: copies of a hundred thousand are what the collector feels most.
          for (const code of staged) code.lineId = lineIds.get(code.place)!
          await insertCodes(manager, staged)
        },
        { repeatable: true },
      ),
    )
  }
  function writeBytes(): Promise<void> {
    const whole = Buffer.concat(bytes)
    const position = ++parts
    bytes = []
    byteCount = 0
    return write(async () => {
      const packed = await compress(whole, { level: 1 })
      await database.transact(
        ({ manager }) => manager.insert(DocumentPart, { deliveryId, position, bytes: packed }),
        { repeatable: true },
      )
    })
  }

  return {
    deliveryId,
    lineIds,
    async add(more) {
      // A portion is at most half of a transaction, so none passes it.
      if (codes.length + more.length > rowsAtOnce) await writeCodes()
      codes.push(...more)
    },
    async keepBytes(part) {
      bytes.push(part)
      byteCount += part.length
      if (byteCount >= partBytes) await writeBytes()
    },
    async flush() {
      if (codes.length > 0) await writeCodes()
      if (byteCount > 0) await writeBytes()
      await writing
    },
    async discard() {
      await writing.catch(() => undefined)
      await discardDelivery(database, deliveryId)
    },
  }
}

/** Rows for the lines that these codes are the first of; their words come when the document is read to the end. */
async function addLines(
  manager: EntityManager,
  { deliveryId, lineIds, staged }: { deliveryId: number; lineIds: Map<number, number>; staged: StagedCode[] },
): Promise<void> {
  const places = [...new Set(staged.map((code) => code.place))].filter((place) => !lineIds.has(place))
  const ids = await insertLines(manager, deliveryId, places)
  places.forEach((place, at) => lineIds.set(place, ids[at]!))
}

/** Deletes a delivery that never became visible, a few thousand rows at a time. */
export async function discardDelivery(database: Database, deliveryId: number): Promise<void> {
  let deleted: number
  do {
    deleted = await database.transact(async ({ manager }) => {
      const some = `"id" IN (SELECT "id" FROM "code" WHERE "deliveryId" = :deliveryId LIMIT ${rowsAtOnce})`
      const result = await manager
        .createQueryBuilder()
        .delete()
        .from(Code)
        .where(some, { deliveryId })
        .execute()
      return result.affected ?? 0
    })
  } while (deleted > 0)
  await database.transact(async ({ manager }) => {
    await manager.delete(DocumentPart, { deliveryId })
    await manager.delete(DeliveryLine, { deliveryId })
    await manager.delete(Delivery, { id: deliveryId, visibleAt: IsNull() })
  })
}
