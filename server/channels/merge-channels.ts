import type { ChannelState } from '../../entities/index.js'

/** One host of a channel as all processes that live see it. */
export interface MergedChannel extends Pick<
  ChannelState,
  'channel' | 'host' | 'state' | 'latencyMs' | 'lastError' | 'blockedUntil' | 'lastAnswerAt' | 'syncedAt'
> {
  processes: number
}

/** An answer that any process got tells more than another's silence; a hold tells whom to call. */
const order = ['up', 'held', 'down', 'idle'] as const

/** Rows of several processes, one for each host: its best state, and the newest that is known of it. */
export function mergeChannels(rows: readonly ChannelState[]): MergedChannel[] {
  const byHost = new Map<string, ChannelState[]>()
  for (const row of rows) {
    const key = `${row.channel} ${row.host}`
    byHost.set(key, [...(byHost.get(key) ?? []), row])
  }
  return [...byHost.values()].map(mergeRows)
}

function mergeRows(rows: ChannelState[]): MergedChannel {
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
    processes: rows.length,
  }
}
