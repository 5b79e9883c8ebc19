import { createHash } from 'node:crypto'
import { IsNull, Not } from 'typeorm'
import { CheckRun, Delivery } from '../../entities/index.js'
import { addBatches, codeRanges } from '../code-ranges.js'
import type { Transaction } from '../transaction.js'
import type { DeliveryDraft } from '../intake/draft.js'
import { insertTallies, writeLineWords, insertLines, type LineWords } from '../import-rows.js'
import { note } from '../journal/journal.js'
import { wantParticipant } from '../wanted-participants.js'
import { chooseEntity } from './choose-entity.js'
import type { ImportCount } from './import-count.js'
import type { ImportInput, ImportResult, ImportTools } from './import-delivery.js'
import type { Staging } from './stage-delivery.js'

export interface Staged {
  staging: Staging
  draft: DeliveryDraft
  input: ImportInput
  count: ImportCount
  codesHash: string
}

/** The last, short transaction of an import: the delivery becomes visible with its run, or is found to be there already. */
export async function publishDelivery(tools: ImportTools, staged: Staged): Promise<ImportResult> {
  const { staging, draft, count } = staged
  const contentHash = contentHashOf(staged)
  const documentKey = documentKeyOf(draft, contentHash)
  const { deliveryId } = staging
  return tools.database.transact(async (tx) => {
    await tx.alone('deliveries')
    const there = await tx.manager.findOneBy(Delivery, { documentKey, visibleAt: Not(IsNull()) })
    if (there) return { kind: there.contentHash === contentHash ? 'same' : 'changed', deliveryId: there.id }
    const now = tools.clock.now()
    const lineCount = await writeLines(tx, staged)
    const whose = { buyer: draft.buyer, named: staged.input.ownInn ?? null }
    const ownInn = await chooseEntity(tx.manager, tools.installation, whose)
    const { runId, batches } = await makeRun(tx, staged, { ownInn, now })
    await writeTallies(tx, staged)
    await tx.manager.update(Delivery, { id: deliveryId }, {
      ...headOf(staged),
      documentKey,
      contentHash,
      lineCount,
      codeCount: count.total,
      sellCount: count.byOutcome.sell,
      riskCount: count.byOutcome.risk,
      blockCount: count.byOutcome.block,
      waitCount: count.byOutcome.wait,
      unknownCount: count.byOutcome.unknown,
      ownInn,
      runId,
      visibleAt: now,
    } as object)
    await note(tx, {
      at: now,
      userId: staged.input.userId,
      action: 'delivery.uploaded',
      subject: `delivery:${deliveryId}`,
      details: { source: draft.source, codes: count.total },
    })
    tx.later(() => tools.enqueueBatches(batches))
    const { purpose } = staged.input
    await wantParticipant(tx, { purpose, supplierInn: draft.supplier?.inn ?? null }, now)
    tx.later(() => tools.askParticipants())
    await tools.onPublished?.(tx, deliveryId)
    return { kind: 'made', deliveryId }
  })
}

function headOf({ draft, input, count }: Staged) {
  const { number, issuedOn, correctionNumber, supplier, buyer, consignee, contractNumber, contractSignedOn } =
    draft
  return {
    source: draft.source === 'upd' ? 'upd' : input.source === 'scan' ? 'scan' : 'list',
    number,
    issuedOn,
    correctionNumber,
    supplierInn: supplier?.inn ?? null,
    supplier,
    buyer,
    consignee,
    contractNumber,
    contractSignedOn,
    warnings:
      count.firstRepeatRow === null
        ? draft.warnings
        : [
            ...draft.warnings,
            {
              key: 'document.warning.repeated-codes',
              params: { count: count.repeats, row: count.firstRepeatRow },
            },
          ],
    laneTotals: Object.keys(count.lanes).length > 0 ? count.lanes : null,
  }
}

/** Supplier, number, date and correction tell one document from another; a list is what its sorted codes are. */
const documentKeyOf = (draft: DeliveryDraft, contentHash: string): string =>
  draft.source === 'list'
    ? `list ${contentHash}`
    : [
        'upd',
        draft.supplier?.inn ?? '',
        draft.number ?? '',
        draft.issuedOn ?? '',
        draft.correctionNumber ?? '',
      ].join(' ')

function contentHashOf({ draft, codesHash }: Staged): string {
  if (draft.source === 'list') return codesHash
  const hash = createHash('sha256').update(codesHash)
  for (const line of draft.lines)
    hash.update(
      [line.number, line.name, line.gtin, line.declared, line.priceKopecks, line.sumKopecks].join('\t'),
    )
  return hash.digest('hex')
}

/** Lines with codes have their rows since staging; now those without codes come too, and each gets its words. */
async function writeLines(tx: Transaction, staged: Staged): Promise<number> {
  const { deliveryId, lineIds } = staged.staging
  const lines = linesOf(staged)
  const bare = lines.flatMap((_, place) => (lineIds.has(place) ? [] : [place]))
  const made = await insertLines(tx.manager, deliveryId, bare)
  const ids = new Map([...lineIds, ...bare.map((place, at) => [place, made[at]!] as const)])
  await writeLineWords(
    tx.manager,
    lines.map((line, place) => ({ ...line, id: ids.get(place)!, position: place + 1 })),
  )
  return lines.length
}

/** What a list has no word for. */
const noWords = {
  article: null,
  unitCode: null,
  unitName: null,
  priceKopecks: null,
  sumKopecks: null,
  vatRate: null,
}

function linesOf({ draft, count }: Staged): Omit<LineWords, 'id' | 'position'>[] {
  const countAt = (place: number) => count.places.get(place) ?? { gtin: null, codeCount: 0 }
  if (draft.source === 'list')
    return [...count.places.values()].map(({ gtin, codeCount }, place) => ({
      ...noWords,
      number: String(place + 1),
      name: '',
      gtin,
      declared: String(codeCount),
      osuCount: 0,
      codeCount,
    }))
  return draft.lines.map((line, place) => {
    const { gtin, codeCount } = countAt(place)
    return { ...line, gtin: line.gtin ?? gtin, codeCount }
  })
}

async function writeTallies(tx: Transaction, { staging, count }: Staged): Promise<void> {
  const { deliveryId, lineIds } = staging
  const rows = [...count.tallies.values()].map(({ place, outcome, reasonId, count }) => ({
    deliveryId,
    lineId: lineIds.get(place)!,
    outcome,
    reasonId,
    count,
  }))
  await insertTallies(tx.manager, rows)
}

/** The run and the batches of its first pass: ranges of codes as they stand in the document. */
async function makeRun(
  tx: Transaction,
  { staging, count }: Staged,
  { ownInn, now }: { ownInn: string | null; now: number },
): Promise<{ runId: number; batches: number[] }> {
  const { deliveryId } = staging
  const waiting = count.byOutcome.wait
  const run = await tx.manager.insert(CheckRun, {
    deliveryId,
    ownInn,
    state: waiting > 0 ? 'queued' : 'done',
    total: count.total,
    asked: count.total - waiting,
    done: count.total - waiting,
    createdAt: now,
    finishedAt: waiting > 0 ? null : now,
  })
  const runId = (run.identifiers[0] as { id: number }).id
  const ranges = await codeRanges(tx.manager, `"deliveryId" = ? AND "outcome" = 'wait'`, [deliveryId])
  const batches = await addBatches(tx.manager, ranges, { runId, deliveryId, lane: 'check', dueAt: null })
  return { runId, batches }
}
