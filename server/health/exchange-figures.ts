import { MoreThan, type EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { Exchange } from '../../entities/index.js'

export interface ExchangeCount {
  channel: string
  /** answered, refused (4xx), failed (5xx), or why there was no answer: timeout, ECONNREFUSED … */
  outcome: string
  exchanges: number
  codes: number
}

export interface ExchangeFigures {
  counts: ExchangeCount[]
  /** Requests to the True API in the last ten seconds, a second. */
  requestsPerSecond: number
  /** The same of the legal entity that asks most: each has a budget of its own. */
  busiestPerSecond: number
}

interface Row {
  channel: string
  httpStatus: number | null
  failure: string | null
  exchanges: string | number
  codes: string | number
  last: string | number
}

const windowMs = 10_000
/** More than the budgets of a few legal entities let through in the window. */
const mostInWindow = 3000

/** Counts on from where it was: the table only grows, and is walked whole but once. */
export function exchangeCounter(read: EntityManager): (now: number) => Promise<ExchangeFigures> {
  const counts = new Map<string, ExchangeCount>()
  let counted = 0

  return async (now) => {
    const rows = await runSql<Row[]>(read, newExchanges, [counted])
    for (const row of rows) {
      const outcome = outcomeOf(row)
      const key = `${row.channel} ${outcome}`
      const count = counts.get(key) ?? { channel: row.channel, outcome, exchanges: 0, codes: 0 }
      counts.set(key, count)
      count.exchanges += Number(row.exchanges)
      count.codes += Number(row.codes)
      counted = Math.max(counted, Number(row.last))
    }
    return { counts: [...counts.values()], ...(await paceOf(read, now, counted)) }
  }
}

const newExchanges = `
  SELECT channel, "httpStatus" AS "httpStatus", failure, COUNT(*) AS exchanges, SUM("codeCount") AS codes,
    MAX(id) AS last
  FROM exchange WHERE id > ? GROUP BY channel, "httpStatus", failure`

function outcomeOf({ httpStatus, failure }: Row): string {
  if (failure !== null) return failure
  if (httpStatus === null) return 'no-answer'
  // An answer that knows none of the codes is a 404, and an answer all the same.
  if (httpStatus < 400 || httpStatus === 404) return 'answered'
  return httpStatus < 500 ? 'refused' : 'failed'
}

/** Only the newest rows are looked at: there is no index by time. */
async function paceOf(read: EntityManager, now: number, last: number) {
  const recent = await read
    .createQueryBuilder(Exchange, 'exchange')
    .select('COUNT(*)', 'requests')
    .where({ id: MoreThan(last - mostInWindow), channel: 'true-api', askedAt: MoreThan(now - windowMs) })
    .groupBy('exchange.inn')
    .getRawMany<{ requests: string | number }>()
  const paces = recent.map(({ requests }) => Number(requests) / (windowMs / 1000))
  const requestsPerSecond = paces.reduce((sum, pace) => sum + pace, 0)
  return { requestsPerSecond, busiestPerSecond: Math.max(0, ...paces) }
}
