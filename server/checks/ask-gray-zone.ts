import type { CheckBatch } from '../../entities/index.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import type { CodeState } from './asked-code.js'
import type { CheckTools } from './check-tools.js'
import { factsAbout } from './questions.js'

/** Packs of tobacco that are put on goods and not introduced: lawful only where they are of the gray zone. */
const mayBeGray = ({ group, status, statusEx, grayZone }: CodeFacts): boolean =>
  group === 'tobacco' && status === 'APPLIED' && statusEx === undefined && grayZone === undefined

/**
 * Asks which of the packs that would be blocked as not introduced are of the gray zone, and adds it to what the answer
 * says of them. Silence and faults add nothing.
 */
export async function askGrayZone(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, rows }: { codes: CodeState[]; rows: Map<string, CodeFacts> },
): Promise<void> {
  const { trueApi, tokens, database, secret, stop } = tools
  const asked = codes.filter((code) => mayBeGray(factsAbout(code, rows)))
  if (asked.length === 0 || tokens.current() === null) return
  const result = await trueApi.gzInfo(
    asked.map(({ cis }) => cis),
    batch.lane,
    stop,
  )
  const packed = await packExchange(result.exchange, batch.deliveryId)
  const id = await database.transact((tx) => appendExchange(tx, packed, secret))
  if (result.kind !== 'gray-zone') return
  for (const code of asked) {
    const said = result.facts.get(code.cis)
    if (said === undefined) continue
    rows.set(code.cis, { ...rows.get(code.cis), ...said })
    code.besideIds = [id]
  }
}
