import type { Exchange } from '../../entities/index.js'
import { firstHash, hashOfBytes, hashOfExchange } from './exchange-seal.js'

/** What of a row does not agree; the words are in text/ under `verify.fault.`. */
export type ExchangeFault = 'request-body' | 'response-body' | 'field' | 'place' | 'missing'

/** The end of the chain as far as it was walked. */
export type ChainEnd = Pick<Exchange, 'id' | 'hash'>

/** Before the first exchange. */
export const chainStart: ChainEnd = { id: 0, hash: firstHash }

/** What is wrong with a row that should follow `last`, by hashes alone: no key is needed for it. */
export function judgeExchange(row: Exchange, last: ChainEnd): ExchangeFault | null {
  const agrees = hashOfExchange(row, row.previousHash) === row.hash
  if (agrees && row.id > last.id + 1) return 'missing'
  if (row.previousHash !== last.hash) {
    // Where it agrees with the row before, only its copy of that row's hash was changed.
    return hashOfExchange(row, last.hash) === row.hash ? 'field' : 'place'
  }
  if (!agrees) return 'field'
  if (hashOfBytes(row.requestBody) !== row.requestHash) return 'request-body'
  const responseHash = row.responseBody && hashOfBytes(row.responseBody)
  return responseHash === row.responseHash ? null : 'response-body'
}
