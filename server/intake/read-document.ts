import { blocksOf } from './blocks.js'
import { readCodeList } from './code-list.js'
import { detect } from './detect.js'
import { refuse } from './document-refused.js'
import type { DeliveryDraft, TakeCodes } from './draft.js'
import { standardLimits, type IntakeLimits } from './intake-limits.js'
import { readUpd } from './upd.js'
import { updInZip } from './zip-delivery.js'

/**
 * Reads a delivery document from its bytes, bare or in an archive. Codes are handed over in portions while the document is
 * still being read, so a file of any size needs little memory (an archive is held as it came); what was handed over counts
 * only if a draft is returned. Throws DocumentRefused with every fault that was found; errors of the input and of `onCodes`
 * pass through.
 */
export async function readDocument(
  input: AsyncIterable<Uint8Array>,
  onCodes: TakeCodes,
  limits: Partial<IntakeLimits> = {},
): Promise<DeliveryDraft> {
  const bounds = { ...standardLimits, ...limits }
  const blocks = blocksOf(input, bounds.maxBytes)
  try {
    const { head, all } = await opened(blocks)
    const detected = detect(head)
    if (detected.kind === 'refused') refuse(detected.key)
    if (detected.kind === 'list') return await readCodeList(all, onCodes, bounds)
    if (detected.kind === 'xml') return await readUpd(head, all, onCodes, bounds)
    const upd = await opened(await updInZip(all, bounds))
    return await readUpd(upd.head, upd.all, onCodes, bounds)
  } finally {
    await blocks.return(undefined)
  }
}

/** The first block, which tells what a file is, and all blocks with it. */
async function opened(
  blocks: AsyncGenerator<Buffer>,
): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const first = await blocks.next()
  if (first.done) refuse('empty')
  return { head: first.value, all: withHead(first.value, blocks) }
}

async function* withHead(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head
  yield* rest
}
