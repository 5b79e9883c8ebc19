import { ChannelState, CheckRun, Delivery } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { outcomes, type Outcome } from '../domain/verdict/outcome.js'
import { keepFor } from '../keep-for.js'
import { exchangeCounter, type ExchangeFigures } from './exchange-figures.js'
import { readLine, type LineFigures } from './line-figures.js'
import { readQueueFigures, type LaneFigures } from './queue-figures.js'

/** What the rows say of the work. */
export interface Figures extends LineFigures {
  runs: Map<string, number>
  codes: Record<Outcome, number>
  lanes: Map<string, LaneFigures>
  exchanges: ExchangeFigures
  /** Channel → when it last answered any process, Unix ms. */
  lastAnswers: Map<string, number>
  lastBackupAt: number | null
  readAt: number
}

export interface FiguresParts {
  database: Pick<Database, 'read'>
  clock: Clock
  /** When the last backup was made, Unix ms; absent where nothing makes backups. */
  lastBackupAt?: () => Promise<number | null>
}

/** Whoever asks more often gets the same figures. */
const keepMs = 5000

/** Reads the figures, at most every five seconds, for all who ask at once together. */
export function figuresReader({ database, clock, lastBackupAt }: FiguresParts): () => Promise<Figures> {
  const { read } = database
  const countExchanges = exchangeCounter(read)

  const readAll = async (now: number): Promise<Figures> => ({
    runs: await countRuns(read),
    codes: await countCodes(read),
    lanes: await readQueueFigures(read, now),
    exchanges: await countExchanges(now),
    lastAnswers: await readLastAnswers(read),
    ...(await readLine(read, now)),
    lastBackupAt: (await lastBackupAt?.()) ?? null,
    readAt: now,
  })

  return keepFor(keepMs, clock, readAll)
}

async function countRuns(read: Database['read']): Promise<Map<string, number>> {
  const rows = await read
    .createQueryBuilder(CheckRun, 'run')
    .select('run.state', 'state')
    .addSelect('COUNT(*)', 'count')
    .groupBy('run.state')
    .getRawMany<{ state: string; count: string | number }>()
  return new Map(rows.map(({ state, count }) => [state, Number(count)]))
}

/** By the counters of deliveries. */
async function countCodes(read: Database['read']): Promise<Record<Outcome, number>> {
  const query = read.createQueryBuilder(Delivery, 'delivery').where('delivery.visibleAt IS NOT NULL')
  outcomes.forEach((outcome, index) => {
    const sum = `COALESCE(SUM(delivery.${outcome}Count), 0)`
    if (index === 0) query.select(sum, outcome)
    else query.addSelect(sum, outcome)
  })
  const row = (await query.getRawOne<Record<Outcome, string | number>>())!
  return Object.fromEntries(outcomes.map((outcome) => [outcome, Number(row[outcome])])) as Record<
    Outcome,
    number
  >
}

async function readLastAnswers(read: Database['read']): Promise<Map<string, number>> {
  const rows = await read
    .createQueryBuilder(ChannelState, 'seen')
    .select('seen.channel', 'channel')
    .addSelect('MAX(seen.lastAnswerAt)', 'at')
    .where('seen.lastAnswerAt IS NOT NULL')
    .groupBy('seen.channel')
    .getRawMany<{ channel: string; at: string | number }>()
  return new Map(rows.map(({ channel, at }) => [channel, Number(at)]))
}
