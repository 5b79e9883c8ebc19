import { describe, expect, it } from 'vitest'
import {
  dayOf,
  formatDate,
  formatDayMonth,
  formatDayShort,
  formatStamp,
  formatTime,
  nearDay,
} from '../../server/domain/dates.js'

const moscow = 'Europe/Moscow'
const evening = Date.UTC(2026, 10, 24, 21, 30, 5)

describe('a moment in words', () => {
  it('is of the zone that is asked for', () => {
    expect(formatTime(evening, moscow)).toBe('00:30')
    expect(formatTime(evening, 'Europe/Kaliningrad')).toBe('23:30')
    expect(formatDate(evening, moscow)).toBe('25.11.2026')
    expect(formatDate(evening, 'Europe/Kaliningrad')).toBe('24.11.2026')
    expect(formatStamp(evening, 'Asia/Vladivostok')).toBe('25.11 07:30:05')
    expect(dayOf(evening, moscow)).toBe('2026-11-25')
  })
  it('names the day in both languages', () => {
    expect(formatDayShort(evening, moscow)).toBe('ср 25 ноября')
    expect(formatDayShort(evening, moscow, 'en')).toBe('Wed 25 November')
    expect(formatDayMonth(evening, moscow)).toBe('25 ноября')
  })
  it('is today, yesterday or neither by the calendar of the zone', () => {
    const now = Date.UTC(2026, 2, 1, 10)
    expect(nearDay(now - 3_600_000, now, moscow)).toBe('today')
    expect(nearDay(Date.UTC(2026, 1, 27, 21, 5), now, moscow)).toBe('yesterday')
    expect(nearDay(Date.UTC(2026, 1, 27, 20, 55), now, moscow)).toBeNull()
    expect(nearDay(now + 86_400_000, now, moscow)).toBeNull()
  })
})
