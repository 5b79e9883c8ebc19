import type { EntityManager } from 'typeorm'
import { ChannelState } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { readMaintenance } from '../settings/maintenance.js'
import { say, sayIfKnown, type Language } from '../text/say.js'

/** A row older than this was written by a process that is gone. */
const staleMs = 30_000

/** How the line to ЧЗ is doing, in words for the foot of every page. */
export const makeLineHealth =
  ({ database, clock }: { database: Database; clock: Clock }) =>
  async (language: Language): Promise<{ tone: 'sell' | 'risk' | 'wait'; word: string; detail: string }> => {
    if ((await readMaintenance(database.read, clock.now())) !== null)
      return { tone: 'wait', word: say(language, 'line.paused'), detail: say(language, 'line.paused.detail') }
    const row = await database.read.findOne(ChannelState, {
      where: { channel: 'true-api' },
      order: { updatedAt: 'DESC' },
    })
    if (!row || clock.now() - row.updatedAt > staleMs)
      return {
        tone: 'wait',
        word: say(language, 'line.unknown'),
        detail: say(language, 'line.unknown.detail'),
      }
    const word = say(language, `line.${row.state}`)
    if (row.state === 'up') {
      const detail = (await isSilentAbroad(database.read, clock.now()))
        ? say(language, 'line.up.but-abroad')
        : say(language, 'line.up.detail', latencyOf(row, language))
      return { tone: 'sell', word, detail }
    }
    if (row.state === 'held')
      return { tone: 'risk', word, detail: sayIfKnown(language, `line.held.${row.lastError ?? ''}`) }
    return { tone: 'wait', word, detail: say(language, `line.${row.state}.detail`) }
  }

/** Is the question to other states off, as the process sees it that last told of itself? */
async function isSilentAbroad(read: EntityManager, now: number): Promise<boolean> {
  const row = await read.findOne(ChannelState, { where: { channel: 'eaes' }, order: { updatedAt: 'DESC' } })
  return row !== null && now - row.updatedAt <= staleMs && (row.state === 'down' || row.state === 'held')
}

const latencyOf = ({ latencyMs }: ChannelState, language: Language) => ({
  seconds: new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(
    Math.max(latencyMs ?? 0, 100) / 1000,
  ),
})
