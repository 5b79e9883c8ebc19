import { createReadStream } from 'node:fs'
import { IsNull, LessThan } from 'typeorm'
import { Delivery } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import type { Queue } from '../queue/queue.js'
import { importDelivery, type ImportInput, type ImportResult, type ImportTools } from './import-delivery.js'
import { discardDelivery } from './stage-delivery.js'

/** No document is read for longer. */
const longestReadingMs = 6 * 3600_000

export type DeliveriesService = ReturnType<typeof makeDeliveries>

export function makeDeliveries(options: {
  database: Database
  clock: Clock
  queue: Queue
  settings: VerdictSettings
  /** Who asks, as far as the configuration says. */
  installation: ImportTools['installation']
  onPublished?: ImportTools['onPublished']
}) {
  const { database, queue, clock } = options
  const startedAt = clock.now()
  // Other processes may be reading: theirs is left alone until it is surely dead.
  const deadBefore = () => (database.dialect === 'sqlite' ? startedAt : clock.now() - longestReadingMs)
  const tools: ImportTools = {
    ...options,
    enqueueBatches: async (batches) => {
      for (const batchId of batches)
        await queue.enqueue('check-batch', { batchId }, { key: `batch:${batchId}` })
    },
    askParticipants: () => queue.enqueue('ask-participants', {}, { key: 'schedule:ask-participants' }),
  }
  return {
    importDelivery: (input: ImportInput): Promise<ImportResult> => importDelivery(tools, input),

    /** What was being read when the program stopped is thrown away: half a delivery is never seen. */
    async dropUnfinished(): Promise<void> {
      const unfinished = await database.read.findBy(Delivery, {
        visibleAt: IsNull(),
        createdAt: LessThan(deadBefore()),
      })
      for (const { id } of unfinished) await discardDelivery(database, id)
    },
  }
}

/** The bytes of an uploaded file. */
export const fileBytes = (path: string): AsyncIterable<Uint8Array> =>
  createReadStream(path, { highWaterMark: 256 * 1024 })
