import type { ScanHeard, ScanWay } from '../crpt/channels.js'
import type { ExchangeRecord } from '../crpt/exchange-record.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { decideCode } from '../domain/verdict/decide-code.js'
import type { ChannelAnswer } from '../domain/verdict/facts.js'
import type { Decision } from '../domain/verdict/outcome.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import { note } from '../journal/journal.js'
import type { CheckTools } from './check-tools.js'
import { mayAsk } from './may-ask.js'
import { askCards, lacksGroup, readCards } from './product-cards.js'
import { askScanCheckPart } from './scan-check-part.js'
import { askScanStatus } from './scan-status.js'
import { takeFullCode } from './take-full-code.js'

/** What ЧЗ says of a code that was scanned by itself, in no delivery. */
export interface ScanCheck {
  decision: Decision
  answers: ChannelAnswer[]
  /** By which way the till's question was answered; null where by none. */
  way: ScanWay | null
}

const nobody: ScanHeard = { answers: [], way: null, exchanges: [] }

/**
 * Asks about one code at once, the status and the till's question side by side, then ЧЗ itself about a check part that they
 * leave open. Null where there is nobody to ask.
 */
export async function checkScan(
  tools: CheckTools,
  parsed: ParsedCode,
  userId: number | null,
): Promise<ScanCheck | null> {
  const { cis } = parsed
  if (cis === null) return null
  const since = tools.clock.now()
  const [status, scan] = await Promise.all([
    askScanStatus(tools, { ...parsed, cis }),
    askWays(tools, parsed, cis),
  ])
  const first = [...(status.answer ? [status.answer] : []), ...scan.answers]
  const checkPart = await askScanCheckPart(tools, parsed, { answers: first, since })
  const answers = [...first, ...(checkPart.answer ? [checkPart.answer] : [])]
  await keep(tools, [...status.exchanges, ...scan.exchanges, ...checkPart.exchanges], { cis, userId })
  // Who does not answer about the code is not asked about its goods either.
  const isHeard = status.answer !== null && status.answer.facts.silence === undefined
  if (isHeard && answers.some(({ facts }) => lacksGroup(facts)))
    await askCards(tools, [parsed.gtin], { lane: 'gate', deliveryId: null })
  const card = (await readCards(tools.database.read, [parsed.gtin])).get(parsed.gtin ?? '')
  await takeFullCode(tools, parsed)
  if (answers.length === 0) return null
  const now = tools.clock.now()
  const prices = await tools.book.pricesOf(tools.database.read, [parsed.gtin], now)
  const price = prices.get(parsed.gtin ?? '')
  const { kind, origin, serial, mrpKopecks, full } = parsed
  const decision = decideCode({ kind, origin, serial, mrpKopecks, hasTail: full !== null }, answers, {
    now,
    // It lies in the shop: it must be ours.
    purpose: 'audit',
    supplierInn: null,
    ownInn: tools.ownInn,
    priceKopecks: price?.priceKopecks ?? null,
    comingPrice: price?.coming ?? null,
    deadlinePassed: false,
    group: card?.productGroup ?? null,
    settings: await tools.book.settings(),
  })
  return { decision, answers, way: scan.way }
}

/** The till's question, by whichever way answers it. */
async function askWays(tools: CheckTools, { full }: ParsedCode, cis: string): Promise<ScanHeard> {
  const { till, stop } = tools
  return till ? till.scan.ask({ cis, full }, { mayAsk: (way) => mayAsk(tools, way), stop }) : nobody
}

/** The answers are evidence like any other. */
async function keep(
  { database, secret, clock }: CheckTools,
  exchanges: ExchangeRecord[],
  { cis, userId }: { cis: string; userId: number | null },
): Promise<void> {
  const packed = await Promise.all(exchanges.map((exchange) => packExchange(exchange, null)))
  await database.transact(async (tx) => {
    for (const exchange of packed) await appendExchange(tx, exchange, secret)
    await note(tx, {
      at: clock.now(),
      userId,
      action: 'code.scanned',
      details: { cis, exchanges: packed.length },
    })
  })
}
