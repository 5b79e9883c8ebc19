import type { ChannelAnswer, Silence } from '../domain/verdict/facts.js'
import type { ExchangeRecord } from './exchange-record.js'
import type { LocalModule } from './local-module.js'
import type { WayAnswer } from './module-answer.js'
import type { Permissive } from './permissive.js'
import type { ApiKeys } from './api-keys.js'
import type { TillModule } from './till-module.js'

export const scanWays = ['till-module', 'cdn', 'local-module'] as const
export type ScanWay = (typeof scanWays)[number]

export const localModuleAsks = ['when-down', 'always'] as const
/** The local module: when nobody else answers, or beside the others, since its own sales forbid whatever they say. */
export type LocalModuleAsk = (typeof localModuleAsks)[number]

export interface ScanOrder {
  /** Which ways there are, the first one first. */
  order: readonly ScanWay[]
  askLocalModule: LocalModuleAsk
}

interface ScanWaysOptions {
  /** Null: not configured. */
  tillModule: TillModule | null
  localModule: LocalModule | null
  permissive: Permissive
  keys: ApiKeys
  /** Read anew for each scan: any process may have changed it. */
  readOrder: () => Promise<ScanOrder>
}

/** What was said of a scanned code. */
export interface ScanHeard {
  answers: ChannelAnswer[]
  /** By which way the answer came; null where none did: «не проверено». */
  way: ScanWay | null
  exchanges: ExchangeRecord[]
}

/** The one place that decides which way the till's question about a scanned code goes. */
export interface ScanWays {
  ask(code: ScannedCode, how: HowToAsk): Promise<ScanHeard>
}

export interface ScannedCode {
  cis: string
  full: string | null
}

export interface HowToAsk {
  /** May this way be asked now? Maintenance, or a switch of the administrator. */
  mayAsk: (way: ScanWay) => Promise<boolean>
  stop?: AbortSignal
}

type Ask = (code: ScannedCode, stop?: AbortSignal) => Promise<WayAnswer | null>

/** What ЧЗ itself said, though it was no verdict: the next way is not asked. An emergency is not «off line». */
const wordsOfChz: ReadonlySet<Silence> = new Set(['emergency', 'cross-border'])

export function makeScanWays(options: ScanWaysOptions): ScanWays {
  const { tillModule, localModule, permissive, keys, readOrder } = options
  const asks: Record<ScanWay, Ask> = {
    'till-module': async ({ full }, stop) =>
      tillModule && full !== null ? tillModule.check(full, stop) : null,
    cdn: async ({ full }, stop) =>
      full !== null && keys.current() !== null ? askSites(permissive, full, stop) : null,
    'local-module': async ({ cis }, stop) => localModule?.outCheck(cis, stop) ?? null,
  }

  return {
    async ask(code, { mayAsk, stop }) {
      const { order, askLocalModule } = await readOrder()
      const inTurn = askLocalModule === 'always' ? order.filter((way) => way !== 'local-module') : order
      const beside = inTurn.length < order.length
      const askWay = async (way: ScanWay) => ((await mayAsk(way)) ? asks[way](code, stop) : null)
      const [turn, local] = await Promise.all([
        askInTurn(inTurn, askWay),
        beside ? askWay('local-module') : null,
      ])
      if (local === null) return turn
      const own = heardBy('local-module', local)
      return {
        answers: [...turn.answers, ...own.answers],
        exchanges: [...turn.exchanges, ...own.exchanges],
        way: turn.way ?? own.way,
      }
    },
  }
}

async function askInTurn(
  order: readonly ScanWay[],
  askWay: (way: ScanWay) => Promise<WayAnswer | null>,
): Promise<ScanHeard> {
  const heard: ScanHeard = { answers: [], way: null, exchanges: [] }
  for (const way of order) {
    const answer = await askWay(way)
    if (answer === null) continue
    const one = heardBy(way, answer)
    heard.answers.push(...one.answers)
    heard.exchanges.push(...one.exchanges)
    heard.way = one.way
    if (one.way !== null || answer.kind === 'stopped') return heard
    if (answer.kind === 'silent' && wordsOfChz.has(answer.why)) return heard
  }
  return heard
}

/** Silence is kept as what it is; a fault of the way says nothing of the code. */
function heardBy(way: ScanWay, answer: WayAnswer): ScanHeard {
  const { exchanges, askedAt } = answer
  if (answer.kind === 'facts')
    return { exchanges, way, answers: [{ channel: way, askedAt, facts: answer.facts }] }
  const silence = answer.kind === 'silent' && exchanges.length > 0 ? answer.why : undefined
  return {
    exchanges,
    way: null,
    answers: silence === undefined ? [] : [{ channel: way, askedAt, facts: { silence } }],
  }
}

async function askSites(permissive: Permissive, full: string, stop?: AbortSignal): Promise<WayAnswer> {
  const result = await permissive.codesCheck([full], { bulk: false }, stop)
  const { exchanges } = result
  const common = { exchanges, askedAt: exchanges.at(-1)?.askedAt ?? 0 }
  switch (result.kind) {
    case 'rows': {
      const facts = result.facts.get(full)
      return facts ? { ...common, kind: 'facts', facts } : { ...common, kind: 'silent', why: 'no-row' }
    }
    case 'not-taken':
      return {
        ...common,
        kind: 'facts',
        facts: { refused: result.status === 422 ? 'no-access' : 'bad-request' },
      }
    case 'silent':
      return { ...common, kind: 'silent', why: result.why }
    case 'fault':
      return { ...common, kind: 'fault', fault: result.fault }
    case 'stopped':
      return { ...common, kind: 'stopped' }
  }
}
