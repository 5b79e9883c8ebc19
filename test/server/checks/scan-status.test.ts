import { describe, expect, it } from 'vitest'
import { makeChannelHealth } from '../../../server/checks/channel-health.js'
import { askScanStatus } from '../../../server/checks/scan-status.js'
import { makeTokens } from '../../../server/crpt/tokens.js'
import type { CisesInfoResult } from '../../../server/crpt/true-api.js'
import { cisOf } from '../../codes.js'
import { freshDatabase } from '../../database.js'
import { testClock } from '../../test-clock.js'

const code = { cis: cisOf(1), kind: 'unit' as const }

/** The status channel that answers so. */
async function scanning(cisesInfo: (stop: AbortSignal) => Promise<CisesInfoResult>) {
  const clock = testClock()
  const health = makeChannelHealth(clock, { onUp: () => undefined })
  const asked: number[] = []
  const database = await freshDatabase()
  const trueApi = {
    cisesInfo: (_cises: string[], _lane: string, stop?: AbortSignal) => {
      asked.push(clock.now())
      return cisesInfo(stop!)
    },
  }
  const tools = {
    ...{ database, clock, health, till: null, ownInn: null },
    ...{ tokens: makeTokens({ token: 'a-token' }), stop: new AbortController().signal },
    trueApi,
  } as unknown as Parameters<typeof askScanStatus>[0]
  return { clock, health, asked, ask: () => askScanStatus(tools, code), close: () => database.close() }
}
/** Waits until it is told to stop. */
const untilStopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => stop.addEventListener('abort', () => resolve()))
const exchangeAt = (askedAt: number, failure: string | null) =>
  ({ askedAt, answeredAt: null, failure }) as CisesInfoResult['exchange']

describe('the status of a scanned code', () => {
  it('is waited for as long as a person waits, be it for the answer or for the turn', async () => {
    const slow = async (stop: AbortSignal): Promise<CisesInfoResult> => {
      await untilStopped(stop)
      return { kind: 'stopped', exchange: exchangeAt(0, 'stopped') }
    }
    const noTurn = async (stop: AbortSignal): Promise<CisesInfoResult> => {
      await untilStopped(stop)
      throw stop.reason as Error
    }
    for (const line of [slow, noTurn]) {
      const { clock, ask, asked, health, close } = await scanning(line)
      const told = ask()
      while (asked.length === 0) await new Promise(setImmediate)
      await clock.advance(15_000)
      expect((await told).answer?.facts).toEqual({ silence: 'timeout' })
      expect((await told).exchanges.map(({ failure }) => failure)).toEqual(line === slow ? ['timeout'] : [])
      // The bulk is more patient, and is not stopped by it.
      expect(health.snapshot().state).toBe('idle')
      await close()
    }
  })

  it('is asked of a line that is down as often as one probe each 30 s, and is silence else', async () => {
    const { clock, ask, asked, health, close } = await scanning(async () => ({
      kind: 'silent',
      why: 'no-connection',
      exchange: exchangeAt(0, 'ECONNREFUSED'),
    }))
    for (let time = 0; time < 4; time++) expect((await ask()).answer?.facts.silence).toBeDefined()
    expect(health.snapshot().state).toBe('down')
    expect(asked).toHaveLength(3)
    await clock.advance(30_000)
    await ask()
    await ask()
    expect(asked).toHaveLength(4)
    await close()
  })

  it('is nobody’s word while a person must mend the line', async () => {
    const { ask, asked, health, close } = await scanning(async () => ({
      kind: 'fault',
      fault: 'no-contract',
      exchange: exchangeAt(0, null),
    }))
    expect((await ask()).answer).toBeNull()
    expect(health.snapshot()).toMatchObject({ state: 'held', lastError: 'no-contract' })
    expect((await ask()).answer).toBeNull()
    expect(asked).toHaveLength(1)
    await close()
  })
})
