import { describe, expect, it } from 'vitest'
import {
  comingMoment,
  longDay,
  longDocumentDate,
  pastMoment,
  shortMoment,
  span,
  stamp,
  startOfDay,
} from '../../../server/text/when.js'
import type { Viewer } from '../../../server/text/viewer.js'

const hour = 3_600_000
/** вт 24 ноября 2026, 13:48 in Moscow. */
const now = Date.UTC(2026, 10, 24, 10, 48)
const viewer: Viewer = { lang: 'ru', zone: 'Europe/Moscow', now }

describe('a moment in words', () => {
  it('is as near as it is', () => {
    expect(longDay(now, viewer)).toBe('вторник, 24 ноября')
    expect(shortMoment(now - hour, viewer)).toBe('12:48')
    expect(shortMoment(now - 24 * hour, viewer)).toBe('вчера')
    expect(shortMoment(now - 48 * hour, viewer)).toBe('22 ноя')
    expect(pastMoment(now - hour, viewer)).toBe('сегодня в 12:48')
    expect(pastMoment(now - 14 * hour, viewer)).toBe('вчера в 23:48')
    expect(pastMoment(now - 72 * hour, viewer)).toBe('21 ноября в 13:48')
    expect(comingMoment(now + hour, viewer)).toBe('14:48')
    expect(comingMoment(now + 28 * hour, viewer)).toBe('ср\u00a025 ноября, 17:48')
    expect(stamp(now, viewer)).toBe('13:48:00')
    expect(stamp(now - 24 * hour, viewer)).toBe('23.11 13:48:00')
  })

  it('is of the day of the store, not of the server', () => {
    const midnight = Date.UTC(2026, 10, 23, 21, 30)
    expect(shortMoment(midnight, viewer)).toBe('00:30')
    expect(shortMoment(midnight, { ...viewer, zone: 'UTC' })).toBe('вчера')
    expect(startOfDay(0, viewer)).toBe(Date.UTC(2026, 10, 23, 21))
    expect(startOfDay(6, viewer)).toBe(Date.UTC(2026, 10, 17, 21))
  })

  it('of a document has its year only where it is another', () => {
    expect(longDocumentDate('2026-11-23', viewer)).toBe('23 ноября')
    expect(longDocumentDate('2025-12-31', viewer)).toBe('31 декабря 2025')
    expect(longDocumentDate('when', viewer)).toBe('when')
  })

  it('is a span that promises no more than is known', () => {
    const spans = [3_000, 50_000, 5 * 60_000, 3 * hour].map((ms) =>
      span(ms, viewer).replaceAll('\u00a0', ' '),
    )
    expect(spans).toEqual(['несколько секунд', 'около минуты', 'около 5 минут', 'около 3 часов'])
  })
})
