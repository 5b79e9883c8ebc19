import type { CheckBatch } from '../../entities/index.js'
import type { Held } from '../crpt/aggregated-list-answer.js'
import type { ContentsGap } from '../domain/verdict/box-contents.js'
import { isBox, isSet, mayBeOpened } from '../domain/verdict/packs.js'
import type { CodeState } from './asked-code.js'
import { askHeld, type Pack } from './ask-held.js'
import { askStates } from './ask-states.js'
import { addHeld, gapIn, type InnerDraft, type OpenedBox } from './opened-box.js'
import type { CheckTools } from './check-tools.js'

/** ЧЗ nests КИТУ five deep; in the last one may lie a КИГУ, in that a set. */
const deepest = 7

/**
 * Opens boxes layer by layer: what a pack holds, and how all that is in it stands, until only units are left. Null where
 * this was broken off and is to be done later. An answer that does not come leaves a gap in its box, and holds up no other.
 */
export async function openBoxes(
  tools: CheckTools,
  batch: CheckBatch,
  codes: readonly CodeState[],
): Promise<OpenedBox[] | null> {
  const boxes = codes.map((code): OpenedBox => ({ code, gap: null, inner: new Map(), exchangeIds: [] }))
  let layer = boxes.map(outermost)
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth === deepest) {
      for (const { box } of layer) gapIn(box, 'too-deep')
      break
    }
    const held = await askHeld(tools, batch, layer)
    if (held === null) return null
    const fresh = layer.flatMap((pack) => unpack(pack, held.get(pack) ?? 'late'))
    if (!(await askStates(tools, batch, fresh))) return null
    layer = fresh.flatMap(packOf)
  }
  return boxes
}

const outermost = (box: OpenedBox): Pack => ({
  box,
  cis: box.code.cis,
  isSet: isSet(box.code.answers?.find(({ channel }) => channel === 'true-api')?.facts.packageType),
})

/** What was found in a pack; nothing where ЧЗ does not say it. */
function unpack(pack: Pack, held: Held[] | ContentsGap): InnerDraft[] {
  if (typeof held === 'string') gapIn(pack.box, held)
  else if (held.length === 0) gapIn(pack.box, 'untold')
  else return addHeld(pack.box, held, { parent: pack.cis, inSet: pack.isSet })
  return []
}

/** A code that turned out to be a pack, to be opened in its turn unless the answer went all the way down. */
function packOf(code: InnerDraft): Pack[] {
  const { box, cis, kind, facts, isOpened } = code
  if (isBox(kind, facts.packageType) || isOpened) code.role = 'pack'
  if (isOpened || !mayBeOpened(kind, facts)) return []
  return [{ box, cis, isSet: code.role === 'part' || isSet(facts.packageType) }]
}
