import { IsNull, LessThanOrEqual } from 'typeorm'
import { DocumentCheck } from '../../entities/index.js'
import { mayAsk } from '../checks/may-ask.js'
import type { DocumentCheckTools } from './document-check-tools.js'

/** Puts into the queue what the rows say is due. Without a token it says so in the rows, and no try is counted. */
export async function sweepDocuments(tools: DocumentCheckTools): Promise<void> {
  const { database, clock, queue, tokens, stop } = tools
  if (stop.aborted) return
  if (tokens.current() === null) return holdDocuments(tools, tokens.isDead() ? 'token-dead' : 'token-missing')
  const due = await database.read.find(DocumentCheck, {
    where: { finishedAt: IsNull(), nextTryAt: LessThanOrEqual(clock.now()) },
    select: { id: true },
    order: { id: 'ASC' },
  })
  if (due.length === 0 || !(await mayAsk(tools, 'true-api'))) return
  for (const { id } of due) await queue.enqueue('check-document', { checkId: id }, { key: `document:${id}` })
}

async function holdDocuments({ database }: DocumentCheckTools, heldReason: string): Promise<void> {
  const open = await database.read.find(DocumentCheck, {
    where: { finishedAt: IsNull() },
    select: { id: true, version: true, heldReason: true },
  })
  const free = open.filter((check) => check.heldReason !== heldReason)
  if (free.length === 0) return
  await database.transact(async ({ manager }) => {
    for (const { id, version } of free)
      await manager.update(DocumentCheck, { id, version }, { heldReason, version: version + 1 })
  })
}
