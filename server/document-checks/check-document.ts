import { IsNull } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { DocumentCheck } from '../../entities/index.js'
import type { ExchangeRecord } from '../crpt/true-api.js'
import { mayAsk } from '../checks/may-ask.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import { updForChz } from '../intake/upd-for-chz.js'
import { isGone } from '../process-name.js'
import { afterAsking, afterSending, deadlineOf, refused, type CheckChange } from './after-try.js'
import { documentToolsOf, type DocumentCheckTools, type EntityDocumentTools } from './document-check-tools.js'

/** Longer than the two requests of a try may take. */
const leaseMs = 180_000
/** After a mistake of ours. */
const breatheMs = 60_000
/** A next try so near is put into the queue at once. */
const soonMs = 30_000

/**
 * One try: the document is sent, or ЧЗ is asked how it stands. Harmless when repeated: where it is not known whether a
 * document arrived, that is asked first, and it is sent again under the id that it had.
 */
export async function checkDocument(common: DocumentCheckTools, checkId: number): Promise<void> {
  const tools = documentToolsOf(common, await entityOfCheck(common, checkId))
  const { tokens, stop, clock } = tools
  if (stop.aborted || tokens.current() === null || !(await mayAsk(tools, 'true-api'))) return
  const check = await claim(tools, checkId)
  if (check === null) return
  try {
    await tryOnce(tools, check)
  } catch (error) {
    // Whatever went wrong, nobody waits for the lease to run out, and it is not done at once again.
    await change(tools, check, { changes: { nextTryAt: clock.now() + breatheMs } })
    if (!stop.aborted) throw error
  }
}

async function entityOfCheck({ database }: DocumentCheckTools, checkId: number): Promise<string | null> {
  const [found] = await runSql<{ ownInn: string | null }[]>(
    database.read,
    `SELECT "ownInn" FROM "delivery" WHERE "id" = (SELECT "deliveryId" FROM "document_check" WHERE "id" = ?)`,
    [checkId],
  )
  return found?.ownInn ?? null
}

async function tryOnce(tools: EntityDocumentTools, check: DocumentCheck): Promise<void> {
  if (check.sentAt === null) return send(tools, check)
  const { trueApi, clock, scale, stop } = tools
  const result = await trueApi.validatorStatus(check.documentId, 'check', stop)
  const isLost = result.kind === 'said' && result.state === 'not-found' && check.takenAt === null
  if (!isLost) {
    const moment = { now: clock.now(), scale }
    return change(tools, check, { changes: afterAsking(check, result, moment), exchange: result.exchange })
  }
  // It never arrived.
  await change(tools, check, { exchange: result.exchange, keepsLease: true })
  await send(tools, check)
}

async function send(tools: EntityDocumentTools, check: DocumentCheck): Promise<void> {
  const { trueApi, clock, scale, stop, documentOf } = tools
  const document = await documentOf(check.deliveryId)
  const made = document === null ? null : await updForChz(document)
  if (made?.kind !== 'ready')
    return change(tools, check, { changes: refused(made?.why ?? 'missing', clock.now()) })
  const sent = { now: clock.now(), scale }
  const before: CheckChange = {
    sentAt: sent.now,
    deadlineAt: check.deadlineAt ?? deadlineOf(sent),
    rewrittenFrom: made.rewrittenFrom,
  }
  // Kept before it goes out: after a kill it is known that it may have arrived.
  await change(tools, check, { changes: before, keepsLease: true })
  const { documentId: id } = check
  const result = await trueApi.validatorCreate({ id, xml: made.xml }, 'check', stop)
  const changes = afterSending(check, result, { now: clock.now(), scale })
  await change(tools, check, { changes, exchange: result.exchange })
}

/** Takes the check for this process; null where it is not due, is over, or another has it. */
async function claim(
  { database, clock, processName }: DocumentCheckTools,
  checkId: number,
): Promise<DocumentCheck | null> {
  return database.transact(async ({ manager }) => {
    const now = clock.now()
    const check = await manager.findOneBy(DocumentCheck, { id: checkId, finishedAt: IsNull() })
    if (!check || (check.nextTryAt ?? 0) > now) return null
    const isTaken = check.leaseUntil !== null && check.leaseUntil > now
    if (isTaken && !isGone(check.leasedBy ?? '', processName)) return null
    const lease = {
      leasedBy: processName,
      leaseUntil: now + leaseMs,
      heldReason: null,
      version: check.version + 1,
    }
    const { affected } = await manager.update(DocumentCheck, { id: checkId, version: check.version }, lease)
    return affected === 1 ? Object.assign(check, lease) : null
  })
}

interface Written {
  changes?: CheckChange
  /** The request with its answer. */
  exchange?: ExchangeRecord | null
  /** The try goes on. */
  keepsLease?: boolean
}

/**
 * Writes what a try has changed, with its evidence, and puts the check back. One that another process took over meanwhile
 * keeps the evidence only.
 */
async function change(
  { database, secret, queue, clock }: DocumentCheckTools,
  check: DocumentCheck,
  { changes = {}, exchange = null, keepsLease = false }: Written,
): Promise<void> {
  const packed = exchange === null ? null : await packExchange(exchange, check.deliveryId)
  await database.transact(async (tx) => {
    const exchangeId = packed === null ? [] : [await appendExchange(tx, packed, secret)]
    const next = {
      ...changes,
      ...(keepsLease ? {} : { leasedBy: null, leaseUntil: null }),
      exchangeIds: [...(check.exchangeIds ?? []), ...exchangeId],
      version: check.version + 1,
    }
    const { id, version } = check
    const { affected } = await tx.manager.update(DocumentCheck, { id, version }, next as object)
    if (affected !== 1) return
    Object.assign(check, next)
    const waitsMs = (changes.nextTryAt ?? Infinity) - clock.now()
    // Nobody waits for the sweep as long as a person may be looking.
    if (waitsMs <= soonMs)
      tx.later(() =>
        queue.enqueue(
          'check-document',
          { checkId: id },
          { delayMs: waitsMs, key: `document:${id}:${check.attempts}` },
        ),
      )
  })
}
