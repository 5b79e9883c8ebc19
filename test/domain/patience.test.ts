import { describe, expect, it } from 'vitest'
import { isSlow, lanes, urgency, type Lane } from '../../server/domain/lanes.js'
import {
  cureTimetable,
  probeEveryMs,
  spreadOf,
  timetableOf,
  timetables,
  waitMs,
  type StorePatience,
  type Timetable,
} from '../../server/domain/patience.js'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
/** Waits after the first tries, without any spread. */
const waits = (timetable: Timetable, tries: number) =>
  Array.from({ length: tries }, (_, at) => waitMs(timetable, at + 1, 0.5))

describe('patience', () => {
  it('waits for an ordinary code 2, 10, 30 s, 1, 5, 15 min, then hourly, a day in all', () => {
    const seconds = [2, 10, 30, 60, 300, 900, 3600, 3600].map((s) => s * second)
    expect(waits(timetables.retry, 8)).toEqual(seconds)
    expect(timetables.retry.deadlineMs).toBe(24 * hour)
  })

  it('waits for a code of another state 1, 5, 15, 30, 60 min, then hourly, three days in all', () => {
    expect(waits(timetables.eaeu, 6)).toEqual([1, 5, 15, 30, 60, 60].map((m) => m * minute))
    expect(timetables.eaeu.deadlineMs).toBe(72 * hour)
    for (const lane of lanes)
      expect(timetableOf(lane), lane).toEqual(isSlow(lane) ? timetables.eaeu : timetables.retry)
  })

  it('goes by what the store has set of the group, else of all groups, else by the table, each part by itself', () => {
    const own: StorePatience = {
      '': { eaeu: { deadlineMs: 48 * hour } },
      milk: { eaeu: { waitsMs: [minute] }, retry: { deadlineMs: hour } },
    }
    const of = (lane: Lane, group: string | null) => timetableOf(lane, group, own)
    expect(of('by', 'milk')).toEqual({ waitsMs: [minute], deadlineMs: 48 * hour })
    expect(of('by', 'shoes')).toEqual({ ...timetables.eaeu, deadlineMs: 48 * hour })
    expect(of('kz', null)).toEqual({ ...timetables.eaeu, deadlineMs: 48 * hour })
    expect(of('check', 'milk')).toEqual({ ...timetables.retry, deadlineMs: hour })
    expect(of('check', null)).toEqual(timetables.retry)
    // a group as ЧЗ may yet name it
    for (const name of ['constructor', '__proto__']) expect(of('retry', name)).toEqual(timetables.retry)
  })

  it('asks hourly for a day about what can be mended, then daily for a month', () => {
    expect(waits(cureTimetable, 26).slice(22)).toEqual([hour, hour, 24 * hour, 24 * hour])
    expect(cureTimetable.deadlineMs).toBe(30 * 24 * hour)
    expect(probeEveryMs).toBe(30 * second)
  })

  it('spreads by a tenth either way, and is shortened by a scale', () => {
    expect(waitMs(timetables.retry, 1, 0)).toBe(1800)
    expect(waitMs(timetables.retry, 1, 1)).toBe(2200)
    expect(waitMs(timetables.retry, 1, 0.5, 0.01)).toBe(20)
    expect(waitMs(timetables.retry, 0, 0.5)).toBe(2 * second)
    expect(waitMs({ waitsMs: [], deadlineMs: hour }, 1, 0.5)).toBe(hour)
  })

  it('spreads the same code and try always alike, and others apart', () => {
    // FNV-1a of the empty text and of «a», by the book
    expect(spreadOf('')).toBeCloseTo(0x811c9dc5 / 0xffffffff, 12)
    expect(spreadOf('a')).toBeCloseTo(0xe40c292c / 0xffffffff, 12)
  })
})

describe('the lanes', () => {
  it('have an order, and four of them are slow', () => {
    expect(urgency('gate')).toBe(0)
    expect(lanes.map(urgency)).toEqual(lanes.map((_, at) => at))
    expect(lanes.filter(isSlow)).toEqual(['by', 'am', 'kz', 'kg'])
  })
})
