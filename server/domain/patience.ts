import { isSlow, type Lane } from './lanes.js'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long a code without an answer waits for its next try, and when waiting ends. Milliseconds. */
export interface Timetable {
  /** Waits after the first, second … silent try; the last one repeats. */
  waitsMs: readonly number[]
  deadlineMs: number
}

export const patienceKinds = ['retry', 'eaeu'] as const
export type PatienceKind = (typeof patienceKinds)[number]

/** Contract of patience: ordinary codes, and codes emitted in another state of the EAEU, whose system answers late. */
export const timetables: Record<PatienceKind, Timetable> = {
  retry: {
    waitsMs: [2 * second, 10 * second, 30 * second, minute, 5 * minute, 15 * minute, hour],
    deadlineMs: 24 * hour,
  },
  eaeu: {
    waitsMs: [minute, 5 * minute, 15 * minute, 30 * minute, hour],
    deadlineMs: 72 * hour,
  },
}

/** What somebody can still mend is asked again hourly for a day, then daily. */
export const cureTimetable: Timetable = {
  waitsMs: [...Array<number>(24).fill(hour), day],
  deadlineMs: 30 * day,
}

/**
 * A document that ЧЗ looks over. How long that takes is told nowhere, so it is asked soon and then ever more seldom; a
 * person waits with the signature, and after a day has to be told that no answer came: three working days is all there is.
 */
export const documentTimetable: Timetable = {
  waitsMs: [3 * second, 5 * second, 10 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute],
  deadlineMs: day,
}

/** How often a channel that is down is tried. */
export const probeEveryMs = 30 * second

/** What a store has set otherwise: by product group, and under '' for all groups and codes without one. */
export type StorePatience = Readonly<
  Record<string, Readonly<Partial<Record<PatienceKind, Readonly<Partial<Timetable>>>>>>
>

/** As if nothing were set for this group. */
export const withoutGroup = (own: StorePatience, group: string): StorePatience =>
  Object.fromEntries(Object.entries(own).filter(([name]) => name !== group))

/** How long a code of this group is waited for: as set for the group, else for all, else by the table. */
export const timetableFor = (kind: PatienceKind, group: string | null, own: StorePatience): Timetable => ({
  ...timetables[kind],
  ...own['']?.[kind],
  ...(group !== null && own[group]?.[kind]),
})

export const timetableOf = (lane: Lane, group: string | null = null, own: StorePatience = {}): Timetable =>
  timetableFor(isSlow(lane) ? 'eaeu' : 'retry', group, own)

/**
 * When to ask again after the `silentTries`-th try without an answer (from 1). `spread` (0…1, the same for the same
 * code and try) moves it by up to ±10 %, so that codes do not come back all at once. `scale` shortens all waits.
 */
export function waitMs(timetable: Timetable, silentTries: number, spread: number, scale = 1): number {
  const index = Math.min(silentTries, timetable.waitsMs.length) - 1
  const base = timetable.waitsMs[Math.max(index, 0)] ?? timetable.deadlineMs
  return Math.round(base * scale * (0.9 + 0.2 * spread))
}

/** A number from 0 to 1 that is always the same for the same text: FNV-1a. */
export function spreadOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0) / 0xffffffff
}
