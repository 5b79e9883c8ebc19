import type { JobName } from './catalog.js'

/** The whole timetable: what happens by itself, and how often. At a start each is done once at once. */
export const schedule: { job: JobName; everyMs: number | null }[] = [
  { job: 'drop-unfinished', everyMs: null },
  { job: 'recover-checks', everyMs: 30_000 },
  { job: 'return-checks', everyMs: 10_000 },
  { job: 'redecide-codes', everyMs: 5_000 },
  { job: 'sweep-late', everyMs: 1_000 },
  // Asked at once when a delivery comes; this finds whom silence, maintenance or an emptied queue left.
  { job: 'ask-participants', everyMs: 10_000 },
  { job: 'sweep-documents', everyMs: 2_000 },
  // Its time of day is a setting, and the machine may be off then: each minute it is asked whether it is due.
  { job: 'nightly-backup', everyMs: 60_000 },
]
