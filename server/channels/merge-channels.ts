import { isOfWorker } from '../../entities/channel-state.js'
import type { ChannelState } from '../../entities/index.js'

/** One host of a channel as the processes that live see it, for one legal entity or for all of them. */
export interface MergedChannel extends Pick<
  ChannelState,
  | 'inn'
  | 'channel'
  | 'host'
  | 'state'
  | 'latencyMs'
  | 'lastError'
  | 'blockedUntil'
  | 'lastAnswerAt'
  | 'syncedAt'
> {
  processes: number
  /** Told by processes for pages alone: no worker has anything to say of it. */
  isOfPages: boolean
  /** Processes for pages that see it otherwise: each has sites and troubles of its own. */
  besides: ChannelState[]
}

/** An answer that any process got tells more than another's silence; a hold tells whom to call. */
const bestFirst = ['up', 'held', 'down', 'idle'] as const

/** The line is the same for all legal entities: who has an answer knows most of it. */
export const bestOf = (statuses: readonly MergedChannel[]): MergedChannel | undefined =>
  [...statuses].sort((a, b) => bestFirst.indexOf(a.state) - bestFirst.indexOf(b.state))[0]

/**
 * Rows of several processes, one for each host and legal entity: its best state, and the newest that is known of it. Workers
 * tell, for the checks are theirs; a process for pages does where they know nothing, and else stands beside.
 */
export const mergeChannels = (rows: readonly ChannelState[]): MergedChannel[] =>
  mergeBy(rows, ({ channel, host, inn }) => `${channel} ${host} ${inn}`)

/** The same for each host, whoever asks it: the line is one for all. */
export const mergeHosts = (rows: readonly ChannelState[]): MergedChannel[] =>
  mergeBy(rows, ({ channel, host }) => `${channel} ${host}`)

function mergeBy(rows: readonly ChannelState[], keyOf: (row: ChannelState) => string): MergedChannel[] {
  const merged = new Map<string, ChannelState[]>()
  for (const row of rows) merged.set(keyOf(row), [...(merged.get(keyOf(row)) ?? []), row])
  return [...merged.values()].map(mergeRows)
}

function mergeRows(rows: ChannelState[]): MergedChannel {
  const workers = rows.filter(isOfWorker)
  const pages = rows.filter((row) => !isOfWorker(row))
  const told = [workers, pages].find(hasNews) ?? (workers.length > 0 ? workers : pages)
  const merged = mergeTold(told)
  const besides = pages.filter(({ state }) => state !== 'idle' && state !== merged.state)
  return {
    ...merged,
    processes: new Set(told.map(({ process }) => process)).size,
    isOfPages: told === pages,
    besides,
  }
}

/** A channel that was never asked says nothing. */
const hasNews = (rows: readonly ChannelState[]): boolean => rows.some(({ state }) => state !== 'idle')

function mergeTold(
  rows: readonly ChannelState[],
): Omit<MergedChannel, 'processes' | 'isOfPages' | 'besides'> {
  const newest = [...rows].sort((a, b) => (b.lastAnswerAt ?? 0) - (a.lastAnswerAt ?? 0))
  const state = bestFirst.find((one) => rows.some((row) => row.state === one)) ?? 'idle'
  const told = newest.filter((row) => row.state === state)
  const aside = rows.map(({ blockedUntil }) => blockedUntil)
  return {
    inn: rows[0]!.inn,
    channel: rows[0]!.channel,
    host: rows[0]!.host,
    state,
    latencyMs: newest.find(({ latencyMs }) => latencyMs !== null)?.latencyMs ?? null,
    lastError: told.find(({ lastError }) => lastError !== null)?.lastError ?? null,
    // One process that still asks it, and it is not aside.
    blockedUntil: aside.some((until) => until === null) ? null : Math.min(...aside.map(Number)),
    lastAnswerAt: newest[0]!.lastAnswerAt,
    syncedAt: newest.find(({ syncedAt }) => syncedAt !== null)?.syncedAt ?? null,
  }
}
