import { gzipSync } from 'node:zlib'
import type { ExchangeRecord } from '../../../server/crpt/true-api.js'
import type { Database } from '../../../server/database.js'
import { appendExchange, packExchange } from '../../../server/evidence/exchange-chain.js'
import { someDay } from '../../build.js'

export const evidenceKey: Buffer = Buffer.alloc(32, 7)

export const record = (at: number): ExchangeRecord => ({
  channel: 'true-api',
  host: 'markirovka.crpt.ru',
  path: '/api/v3/true-api/cises/info',
  inn: '0069003184',
  requestId: `1d08a4c2-0000-4000-8000-${String(at).padStart(12, '0')}`,
  askedAt: someDay + at * 1000,
  answeredAt: someDay + at * 1000 + 398,
  httpStatus: 200,
  failure: null,
  codeCount: 2,
  requestBody: Buffer.from(`["01046000000412345${at}"]`),
  responseBody: Buffer.from(`[{"cisInfo":{"requestedCis":"01046000000412345${at}","status":"INTRODUCED"}}]`),
})

/** Appends as many exchanges as the program itself would. */
export async function keepExchanges(
  database: Database,
  count: number,
  key: Buffer = evidenceKey,
): Promise<void> {
  for (let at = 1; at <= count; at++) {
    const packed = await packExchange(record(at), 3)
    await database.transact((tx) => appendExchange(tx, packed, key))
  }
}

export const otherBody = (): Buffer => gzipSync('[{"cisInfo":{"status":"APPLIED"}}]')
