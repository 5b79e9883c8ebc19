import { In, MoreThan } from 'typeorm'
import { goneMs } from '../../entities/channel-state.js'
import { ChannelState } from '../../entities/index.js'
import { bestOf, mergeChannels, type MergedChannel } from '../channels/merge-channels.js'
import { readWorkerSilence } from '../channels/worker-silence.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { readMaintenance } from '../settings/maintenance.js'
import { say, sayIfKnown, type Language } from '../text/say.js'

interface LineWords {
  tone: 'sell' | 'risk' | 'wait'
  word: string
  detail: string
}

/** How the line to ЧЗ is doing, in words for the foot of every page: as its own page says it. */
export const makeLineHealth =
  ({ database, clock }: { database: Database; clock: Clock }) =>
  async (language: Language): Promise<LineWords> => {
    const { read } = database
    const now = clock.now()
    if ((await readMaintenance(read, now)) !== null)
      return { tone: 'wait', word: say(language, 'line.paused'), detail: say(language, 'line.paused.detail') }
    const silence = await readWorkerSilence(read, now)
    if (silence?.hasWork)
      return {
        tone: 'risk',
        word: say(language, 'line.unworked'),
        detail: say(language, 'line.unworked.detail'),
      }
    if (silence !== null) return wordsOf([], language)
    const rows = await read.findBy(ChannelState, {
      channel: In(['true-api', 'eaes']),
      updatedAt: MoreThan(now - goneMs),
    })
    return wordsOf(mergeChannels(rows), language)
  }

function wordsOf(channels: readonly MergedChannel[], language: Language): LineWords {
  const statuses = channels.filter(({ channel }) => channel === 'true-api')
  const held = statuses.find(({ state }) => state === 'held')
  // Of several legal entities some may be held while the others go on.
  if (held && statuses.some(({ state }) => state !== 'held')) {
    const why = sayIfKnown(language, `line.held.${held.lastError ?? ''}`)
    const detail = say(language, 'line.held.some', { inn: held.inn, why })
    return { tone: 'risk', word: say(language, 'line.held'), detail }
  }
  const status = bestOf(statuses)
  const state = status?.state ?? 'unknown'
  const word = say(language, `line.${state}`)
  switch (state) {
    case 'up':
      return { tone: 'sell', word, detail: upDetail(status!, channels, language) }
    case 'held':
      return { tone: 'risk', word, detail: sayIfKnown(language, `line.held.${status?.lastError ?? ''}`) }
    default:
      return { tone: 'wait', word, detail: say(language, `line.${state}.detail`) }
  }
}

function upDetail(
  { latencyMs }: MergedChannel,
  channels: readonly MergedChannel[],
  language: Language,
): string {
  const abroad = channels.find(({ channel }) => channel === 'eaes')?.state
  if (abroad === 'down' || abroad === 'held') return say(language, 'line.up.but-abroad')
  const seconds = Math.max(latencyMs ?? 0, 100) / 1000
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  return say(language, 'line.up.detail', { seconds: format.format(seconds) })
}
