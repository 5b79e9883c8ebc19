import { describe, expect, it } from 'vitest'
import {
  durationsWords,
  durationWords,
  readDuration,
  readDurations,
} from '../../../server/settings/durations.js'

const [second, minute, hour] = [1000, 60_000, 3_600_000]

describe('how long, as a person writes it', () => {
  it.each([
    ['2 с', 2 * second],
    ['30сек.', 30 * second],
    [' 5 МИН ', 5 * minute],
    ['15 минут', 15 * minute],
    ['1\u00a0ч', hour],
    ['72 часа', 72 * hour],
    ['3 дня', 72 * hour],
    ['2 h', 2 * hour],
    ['10 m', 10 * minute],
  ])('%s', (text, ms) => expect(readDuration(text)).toBe(ms))

  it.each(['', '5', 'мин', '5 мин 3 с', '-5 мин', '1,5 ч', '5 лет', '99999 с', '1e3 с'])(
    '%j is none',
    (text) => expect(readDuration(text)).toBeNull(),
  )

  it('reads several, and none where one of them is none', () => {
    expect(readDurations('30 с, 5 мин; 1 ч')).toEqual([30 * second, 5 * minute, hour])
    expect(readDurations('30 с, , 1 ч')).toBeNull()
    expect(readDurations('30 с 5 мин')).toBeNull()
  })

  it('says what it reads', () => {
    const all = [second, 90 * second, minute, 90 * minute, hour, 24 * hour, 72 * hour, 168 * hour, 720 * hour]
    for (const lang of ['ru', 'en'] as const) {
      for (const ms of all) expect(readDuration(durationWords(ms, lang)), String(ms)).toBe(ms)
      expect(readDurations(durationsWords(all, lang))).toEqual(all)
    }
    expect(durationWords(72 * hour, 'ru')).toBe('72\u00a0ч')
    expect(durationWords(720 * hour, 'ru')).toBe('30\u00a0дней')
  })
})
