import type { EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import type { ChannelPulse, ChannelState } from '../../entities/index.js'

type Pulse = Omit<ChannelPulse, 'id'>

interface Row {
  channel: Pulse['channel']
  host: string
  minute: string | number
  asked: string | number
  answered: string | number
  latency: string | number | null
  first: string | number
}

const minuteMs = 60_000
/** More exchanges than the budget of all channels lets through in two minutes. */
const mostInTwoMinutes = 12_000

/**
 * How hosts answered in this minute and the one before, by the exchanges of every process. Exchanges have no index by
 * time: it is remembered from which id on the minutes begin, so that a report walks over new rows only.
 */
export function pulseReader(read: EntityManager) {
  let before: number | null = null

  return async (
    states: Pick<ChannelState, 'channel' | 'host' | 'state'>[],
    now: number,
  ): Promise<Pulse[]> => {
    const minute = Math.floor(now / minuteMs)
    const [end] = await runSql<{ last: string | number | null }[]>(
      read,
      `SELECT MAX(id) AS last FROM exchange`,
    )
    const last = Number(end?.last ?? 0)
    before ??= Math.max(last - mostInTwoMinutes, 0)
    const rows = await runSql<Row[]>(read, newExchanges, [before, (minute - 1) * minuteMs])
    before = Math.min(last, ...rows.map(({ first }) => Number(first) - 1))
    const pulses = rows.map(pulseOf)
    return [...pulses, ...silentNow(states, pulses, minute * minuteMs)]
  }
}

/** A host that is down is not asked, and its line must not look as if all were well. */
function silentNow(
  states: Pick<ChannelState, 'channel' | 'host' | 'state'>[],
  pulses: Pulse[],
  minuteAt: number,
): Pulse[] {
  const isAsked = (channel: string, host: string) =>
    pulses.some((pulse) => pulse.minuteAt === minuteAt && pulse.channel === channel && pulse.host === host)
  const down = states.filter(({ state, channel, host }) => state === 'down' && !isAsked(channel, host))
  // Several legal entities may see the same host down.
  return [...new Map(down.map((one) => [`${one.channel} ${one.host}`, one])).values()].map(
    ({ channel, host }) => ({ channel, host, minuteAt, asked: 0, answered: 0, latencyMs: null }),
  )
}

const pulseOf = ({ channel, host, minute, asked, answered, latency }: Row): Pulse => ({
  channel,
  host,
  minuteAt: Number(minute) * minuteMs,
  asked: Number(asked),
  answered: Number(answered),
  latencyMs: latency === null ? null : Math.round(Number(latency)),
})

/** 429 and 5xx are no answers about codes. */
const isAnswer = `failure IS NULL AND "httpStatus" IS NOT NULL AND "httpStatus" < 500 AND "httpStatus" <> 429`

const newExchanges = `
  SELECT channel, host, "askedAt" / ${minuteMs} AS minute, COUNT(*) AS asked,
    SUM(CASE WHEN ${isAnswer} THEN 1 ELSE 0 END) AS answered,
    AVG(CASE WHEN ${isAnswer} THEN "answeredAt" - "askedAt" END) AS latency, MIN(id) AS first
  FROM exchange WHERE id > ? AND "askedAt" >= ?
  GROUP BY channel, host, "askedAt" / ${minuteMs}`
