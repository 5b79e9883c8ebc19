import { runSql } from '../../entities/columns.js'
import { DocumentCheck } from '../../entities/index.js'
import { mayAsk } from '../checks/may-ask.js'
import { documentToolsOf, type DocumentCheckTools } from './document-check-tools.js'

interface OpenCheck {
  id: number
  version: number
  heldReason: string | null
  nextTryAt: number | string | null
  /** Of the legal entity that asks. */
  ownInn: string | null
}

/** Puts into the queue what the rows say is due. Without a token it says so in the rows, and no try is counted. */
export async function sweepDocuments(tools: DocumentCheckTools): Promise<void> {
  if (tools.stop.aborted) return
  const open = await readOpen(tools)
  for (const ownInn of new Set(open.map((check) => check.ownInn))) {
    const ofEntity = open.filter((check) => check.ownInn === ownInn)
    await sweepOf(tools, ownInn, ofEntity)
  }
}

const readOpen = ({ database }: DocumentCheckTools): Promise<OpenCheck[]> =>
  runSql(
    database.read,
    `SELECT wanted."id", wanted."version", wanted."heldReason", wanted."nextTryAt", delivery."ownInn"
     FROM "document_check" wanted JOIN "delivery" delivery ON delivery."id" = wanted."deliveryId"
     WHERE wanted."finishedAt" IS NULL ORDER BY wanted."id"`,
  )

async function sweepOf(
  common: DocumentCheckTools,
  ownInn: string | null,
  open: readonly OpenCheck[],
): Promise<void> {
  const tools = documentToolsOf(common, ownInn)
  const { tokens, clock, queue } = tools
  if (tokens.current() === null)
    return holdDocuments(tools, open, tokens.isDead() ? 'token-dead' : 'token-missing')
  const due = open.filter(({ nextTryAt }) => nextTryAt !== null && Number(nextTryAt) <= clock.now())
  if (due.length === 0 || !(await mayAsk(tools, 'true-api'))) return
  for (const { id } of due) await queue.enqueue('check-document', { checkId: id }, { key: `document:${id}` })
}

async function holdDocuments(
  { database }: DocumentCheckTools,
  open: readonly OpenCheck[],
  heldReason: string,
): Promise<void> {
  const free = open.filter((check) => check.heldReason !== heldReason)
  if (free.length === 0) return
  await database.transact(async ({ manager }) => {
    for (const { id, version } of free)
      await manager.update(DocumentCheck, { id, version }, { heldReason, version: version + 1 })
  })
}
