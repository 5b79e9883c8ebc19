import type { CheckBatch } from '../../entities/index.js'
import type { Held } from '../crpt/aggregated-list-answer.js'
import type { ContentsGap } from '../domain/verdict/box-contents.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import { askKept } from './ask-kept.js'
import type { CheckTools } from './check-tools.js'
import { holdRuns } from './hold-runs.js'
import type { OpenedBox } from './opened-box.js'
import { questionsOf } from './questions.js'

/** A pack to be opened: a box, or something in one. */
export interface Pack {
  box: OpenedBox
  cis: string
  isSet: boolean
}

/** aggregated/list takes 1,000 codes, and a box is asked in two forms. */
const packsAtOnce = 500

/** What each pack holds, or why that is not known; null where it is to be asked later. */
export async function askHeld(
  tools: CheckTools,
  batch: CheckBatch,
  packs: readonly Pack[],
): Promise<Map<Pack, Held[] | ContentsGap> | null> {
  const held = new Map<Pack, Held[] | ContentsGap>()
  const parts: (readonly Pack[])[] = []
  for (let at = 0; at < packs.length; at += packsAtOnce) parts.push(packs.slice(at, at + packsAtOnce))
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const said = await askPart(tools, batch, part)
    if (said === null) return null
    if (said !== 'not-taken') part.forEach((pack, at) => held.set(pack, said[at]!))
    // A question that is not taken is halved until the pack that it is refused for is alone.
    else if (part.length === 1) held.set(part[0]!, 'refused')
    else parts.unshift(part.slice(0, part.length >> 1), part.slice(part.length >> 1))
  }
  return held
}

/** In the order of the packs. */
async function askPart(
  tools: CheckTools,
  batch: CheckBatch,
  packs: readonly Pack[],
): Promise<(Held[] | ContentsGap)[] | 'not-taken' | null> {
  const { trueApi, stop } = tools
  const cises = [...new Set(packs.flatMap(({ cis }) => formsOf(cis)))]
  const asked = await askKept(tools, batch, () => trueApi.aggregatedList(cises, batch.lane, stop))
  if (asked === null || asked.result.kind === 'stopped') return null
  const { result, exchangeId } = asked
  for (const { box, cis } of packs) if (cis === box.code.cis) box.exchangeIds.push(exchangeId)
  if (result.kind === 'not-taken') return 'not-taken'
  if (result.kind === 'silent') return packs.map(() => 'late')
  if (result.kind === 'fault') {
    // The token is that of the whole line. What else may be wrong is wrong with this method alone.
    if (result.fault !== 'token-dead') return packs.map(() => 'refused')
    await holdRuns(tools, result.fault)
    return null
  }
  const byCis = new Map(result.packs.map(({ cis, inside }) => [cis, inside]))
  return packs.map(({ cis }) => {
    const known = formsOf(cis).flatMap((form) => byCis.get(form) ?? [])
    return known.length > 0 ? known : 'untold'
  })
}

const formsOf = (cis: string): string[] => questionsOf({ cis, kind: parseCis(cis).kind })
