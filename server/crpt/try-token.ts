import { makeAskTrueApi, type TrueApiOptions } from './ask-true-api.js'
import type { KeepExchange } from './exchange-record.js'
import { readProductInfo } from './product-info-answer.js'
import { makeTokens } from './tokens.js'
import { trialTimeoutMs, type KeyTrial } from './try-key.js'

/** A GTIN to ask about where it only matters whether an answer comes, not what it says. */
export const noGoods = '04600000000008'

/**
 * Asks product/info with a token before it is kept: the cheapest question that any token may put and that is about no
 * code. It takes its turn in the budget of the participant as every other, and is evidence as every other.
 * @throws AppError user `crpt.untrusted-host` where a token must not be sent.
 */
export const makeTokenTrial =
  ({
    timeoutMs = trialTimeoutMs,
    keepExchange,
    ...options
  }: Pick<TrueApiOptions, 'origin' | 'takeTurn' | 'clock' | 'ownSuffix' | 'proxy' | 'timeoutMs'> & {
    keepExchange: KeepExchange
  }) =>
  async (inn: string, token: string): Promise<KeyTrial> => {
    const { ask, close } = makeAskTrueApi({ ...options, inn, tokens: makeTokens({ token }) })
    const stop = AbortSignal.timeout(timeoutMs)
    try {
      const body = { gtins: [noGoods], rdInfo: false }
      const question = { method: 'product/info', channel: 'true-api', body, codeCount: 0 } as const
      const result = await ask({ ...question, lane: 'gate', timeoutMs, stop }, readProductInfo)
      if (result.kind === 'stopped') result.exchange.failure = 'timeout'
      keepExchange(result.exchange)
      if (result.kind === 'fault' && result.fault === 'token-dead') return 'refused'
      return result.kind === 'products' ? 'taken' : 'silent'
    } catch (error) {
      // The budget let nothing go for so long.
      if (stop.aborted) return 'silent'
      throw error
    } finally {
      await close()
    }
  }
