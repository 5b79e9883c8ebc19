import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { In } from 'typeorm'
import { CheckRun, Code, Delivery, DeliveryLine, Exchange } from '../../entities/index.js'
import type { Database } from '../database.js'
import type { CodeFacts } from '../domain/verdict/facts.js'

export interface FoundCode {
  code: Code
  line: DeliveryLine
  delivery: Delivery
  run: CheckRun | null
}

/** Reads a row of an answer of cises/info; null where it is none. */
export type ReadRow = (row: unknown) => { requestedCis: string; facts: CodeFacts } | null

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

export function codesQueries({ database, readRow }: { database: Database; readRow: ReadRow }) {
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
    /** Null where there is none, or its delivery is still being read. */
    async findCode(id: number): Promise<FoundCode | null> {
      const code = await read.findOneBy(Code, { id })
      return code === null ? null : ((await withPlace([code]))[0] ?? null)
    },
    /** Where a КИ is found, newest delivery first. */
    async placesOf(cis: string): Promise<FoundCode[]> {
      const codes = await read.find(Code, { where: { cis }, order: { id: 'DESC' }, take: placesShown })
      return withPlace(codes)
    },
    /** The newest answers about a code, oldest first. A body holds up to 1,000 codes, so there is a limit. */
    async answersOf(code: Pick<Code, 'cis' | 'kind' | 'exchangeIds'>, limit = 50): Promise<KeptAnswer[]> {
      const ids = (code.exchangeIds ?? '').split(',').filter(Boolean).map(Number)
      const answers: KeptAnswer[] = []
      // One by one: bodies of a thousand rows each need not lie in memory together.
      for (const id of ids.slice(-limit)) {
        const exchange = await read.findOneBy(Exchange, { id })
        if (exchange !== null) answers.push(await answerIn(exchange, code, readRow))
      }
      return answers
    },
  }
}

const inflate = promisify(gunzip)

async function answerIn(
  { requestBody: _, responseBody, ...exchange }: Exchange,
  code: Pick<Code, 'cis' | 'kind'>,
  readRow: ReadRow,
): Promise<KeptAnswer> {
  const rows = responseBody === null ? [] : rowsOf((await inflate(responseBody)).toString('utf8'))
  const forms = formsOf(code)
  for (const raw of rows) {
    const row = readRow(raw)
    if (row !== null && forms.includes(row.requestedCis)) return { exchange, facts: row.facts, raw }
  }
  return { exchange, facts: null, raw: null }
}

/** A box is asked both with and without `00`. */
const formsOf = ({ cis, kind }: Pick<Code, 'cis' | 'kind'>): string[] =>
  kind === 'sscc' && cis.length === 20 ? [cis, cis.slice(2)] : [cis]

/** An answer that is no array (HTML of a proxy, an error object) says nothing about a code. */
function rowsOf(body: string): unknown[] {
  try {
    const rows: unknown = JSON.parse(body)
    return Array.isArray(rows) ? rows : []
  } catch {
    return []
  }
}
