import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { In } from 'typeorm'
import { CheckRun, Code, Delivery, DeliveryLine, Exchange } from '../../entities/index.js'
import type { Database } from '../database.js'
import { readMaintenance } from '../settings/maintenance.js'
import { readInside } from './inside-query.js'
import type { Channel, CodeFacts } from '../domain/verdict/facts.js'

export interface FoundCode {
  code: Code
  line: DeliveryLine
  delivery: Delivery
  run: CheckRun | null
}

/** What a body says about codes, row by row, by the КИ that each row is about; `asked` is the body of the question. */
export type ReadRows = (
  channel: Channel,
  body: unknown,
  asked: unknown,
) => { cis: string; facts: CodeFacts; raw: unknown }[]

/** An exchange in which a code was asked, and what it said about this very code. */
export interface KeptAnswer {
  exchange: Omit<Exchange, 'requestBody' | 'responseBody'>
  facts: CodeFacts | null
  /** The row of the answer as it came. */
  raw: unknown
}

export type CodesQueries = ReturnType<typeof codesQueries>

/** How many places of one code are shown. */
const placesShown = 20

export function codesQueries({ database, readRows }: { database: Database; readRows: ReadRows }) {
  const { read } = database

  const withPlace = async (codes: Code[]): Promise<FoundCode[]> => {
    const [lines, deliveries] = await Promise.all([
      read.findBy(DeliveryLine, { id: In(codes.map(({ lineId }) => lineId)) }),
      read.findBy(Delivery, { id: In(codes.map(({ deliveryId }) => deliveryId)) }),
    ])
    const runs = await read.findBy(CheckRun, { id: In(deliveries.flatMap(({ runId }) => runId ?? [])) })
    return codes.flatMap((code) => {
      const line = lines.find(({ id }) => id === code.lineId)
      const delivery = deliveries.find(({ id }) => id === code.deliveryId)
      if (line === undefined || delivery === undefined || delivery.visibleAt === null) return []
      return [{ code, line, delivery, run: runs.find(({ id }) => id === delivery.runId) ?? null }]
    })
  }

  return {
    maintenance: (now: number) => readMaintenance(read, now),
    /** Null where there is none, or its delivery is still being read. */
    async findCode(id: number): Promise<FoundCode | null> {
      const code = await read.findOneBy(Code, { id })
      return code === null ? null : ((await withPlace([code]))[0] ?? null)
    },
    /** Where a КИ is found, newest delivery first. */
    async placesOf(cis: string): Promise<FoundCode[]> {
      // In the order of the index by КИ: by ids PostgreSQL walks all codes backwards.
      const codes = await read.find(Code, {
        where: { cis },
        order: { deliveryId: 'DESC' },
        take: placesShown,
      })
      return withPlace(codes)
    },
    insideOf: (code: Pick<Code, 'id'>) => readInside(read, code),
    /** The newest answers about a code, oldest first. A body holds up to 1,000 codes, so there is a limit. */
    async answersOf(code: Pick<Code, 'cis' | 'kind' | 'exchangeIds'>, limit = 50): Promise<KeptAnswer[]> {
      const ids = (code.exchangeIds ?? '').split(',').filter(Boolean).map(Number)
      const answers: KeptAnswer[] = []
      // One by one: bodies of a thousand rows each need not lie in memory together.
      for (const id of ids.slice(-limit)) {
        const exchange = await read.findOneBy(Exchange, { id })
        if (exchange !== null) answers.push(await answerIn(exchange, code, readRows))
      }
      return answers
    },
  }
}

const inflate = promisify(gunzip)

async function answerIn(
  { requestBody, responseBody, ...exchange }: Exchange,
  code: Pick<Code, 'cis' | 'kind'>,
  readRows: ReadRows,
): Promise<KeptAnswer> {
  const body = responseBody === null ? null : await bodyOf(responseBody)
  const asked = exchange.channel === 'check-parts' ? await bodyOf(requestBody) : null
  const forms = formsOf(code)
  const found = readRows(exchange.channel, body, asked).find(({ cis }) => forms.includes(cis))
  return { exchange, facts: found?.facts ?? null, raw: found?.raw ?? null }
}

/** A box is asked both with and without `00`. */
const formsOf = ({ cis, kind }: Pick<Code, 'cis' | 'kind'>): string[] =>
  kind === 'sscc' && cis.length === 20 ? [cis, cis.slice(2)] : [cis]

const bodyOf = async (packed: Buffer): Promise<unknown> => parsed((await inflate(packed)).toString('utf8'))

/** An answer that is no JSON (HTML of a proxy) says nothing about a code. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
