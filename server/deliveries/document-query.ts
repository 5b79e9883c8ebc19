import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { EntityManager } from 'typeorm'
import { DocumentPart } from '../../entities/index.js'

/** The document as it came, byte for byte; null where nothing was kept. Parts are read one by one. */
export async function documentOf(read: EntityManager, deliveryId: number): Promise<Readable | null> {
  const kept = await read.existsBy(DocumentPart, { deliveryId })
  if (!kept) return null
  const parts = Readable.from(partsOf(read, deliveryId))
  const document = createGunzip()
  parts.on('error', (error) => document.destroy(error))
  return parts.pipe(document)
}

async function* partsOf(read: EntityManager, deliveryId: number): AsyncGenerator<Buffer> {
  for (let after = -1; ;) {
    const part = await read
      .createQueryBuilder(DocumentPart, 'part')
      .where('part.deliveryId = :deliveryId AND part.position > :after', { deliveryId, after })
      .orderBy('part.position', 'ASC')
      .limit(1)
      .getOne()
    if (part === null) return
    yield part.bytes
    after = part.position
  }
}
