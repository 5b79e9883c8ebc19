import { isOfWorker } from '../../entities/channel-state.js'
import type { ChannelState } from '../../entities/index.js'

/** One host of a channel as the processes that live see it. */
export interface MergedChannel extends Pick<
  ChannelState,
  'channel' | 'host' | 'state' | 'latencyMs' | 'lastError' | 'blockedUntil' | 'lastAnswerAt' | 'syncedAt'
> {
  processes: number
  /** Told by processes for pages alone: no worker has anything to say of it. */
  isOfPages: boolean
  /** Processes for pages that see it otherwise: each has sites and troubles of its own. */
  besides: ChannelState[]
}

/** An answer that any process got tells more than another's silence; a hold tells whom to call. */
const order = ['up', 'held', 'down', 'idle'] as const

/**
 * Rows of several processes, one for each host: its best state, and the newest that is known of it. Workers tell, for the
 * checks are theirs; a process for pages does where they know nothing, and else stands beside.
 */
export function mergeChannels(rows: readonly ChannelState[]): MergedChannel[] {
  const byHost = new Map<string, ChannelState[]>()
  for (const row of rows) {
    const key = `${row.channel} ${row.host}`
    byHost.set(key, [...(byHost.get(key) ?? []), row])
  }
  return [...byHost.values()].map(mergeRows)
}

function mergeRows(rows: ChannelState[]): MergedChannel {
  const workers = rows.filter(isOfWorker)
  const pages = rows.filter((row) => !isOfWorker(row))
  const told = [workers, pages].find(hasNews) ?? (workers.length > 0 ? workers : pages)
  const merged = mergeTold(told)
  const besides = pages.filter(({ state }) => state !== 'idle' && state !== merged.state)
  return { ...merged, processes: told.length, isOfPages: told === pages, besides }
}

/** A channel that was never asked says nothing. */
const hasNews = (rows: readonly ChannelState[]): boolean => rows.some(({ state }) => state !== 'idle')

function mergeTold(
  rows: readonly ChannelState[],
): Omit<MergedChannel, 'processes' | 'isOfPages' | 'besides'> {
  const newest = [...rows].sort((a, b) => (b.lastAnswerAt ?? 0) - (a.lastAnswerAt ?? 0))
  const state = order.find((one) => rows.some((row) => row.state === one)) ?? 'idle'
  const told = newest.filter((row) => row.state === state)
  const aside = rows.map(({ blockedUntil }) => blockedUntil)
  return {
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
