import { blocksOf } from './blocks.js'
import { readCodeList } from './code-list.js'
import { detect } from './detect.js'
import { refuse } from './document-refused.js'
import type { DeliveryDraft, TakeCodes } from './draft.js'
import { standardLimits, type IntakeLimits } from './intake-limits.js'
import { readUpd } from './upd.js'

/**
 * Reads a delivery document from its bytes. Codes are handed over in portions while the document is still being read, so a
 * file of any size needs little memory; what was handed over counts only if a draft is returned. Throws DocumentRefused
 * with every fault that was found; errors of the input and of `onCodes` pass through.
 */
export async function readDocument(
  input: AsyncIterable<Uint8Array>,
  onCodes: TakeCodes,
  limits: Partial<IntakeLimits> = {},
): Promise<DeliveryDraft> {
  const bounds = { ...standardLimits, ...limits }
  const blocks = blocksOf(input, bounds.maxBytes)
  try {
    const first = await blocks.next()
    if (first.done) refuse('empty')
    const head = first.value
    const detected = detect(head)
    if (detected.kind === 'refused') refuse(detected.key)
    const all = withHead(head, blocks)
    return await (detected.kind === 'xml'
      ? readUpd(head, all, onCodes, bounds)
      : readCodeList(all, onCodes, bounds))
  } finally {
    await blocks.return(undefined)
  }
}

async function* withHead(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head
  yield* rest
}
