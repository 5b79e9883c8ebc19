import type { Clock } from '../clock.js'

/** A site that does not answer is left alone for so long. */
export const asideMs = 15 * 60_000
const silencesToAside = 3

/** How a site stands: for the page «Связь с ЧЗ», GET /channels and metrics. */
export interface SiteRow {
  host: string
  /** idle: not looked at yet, or not again since it was aside; held: there is no key to ask with. */
  state: 'up' | 'down' | 'held' | 'idle'
  /** Own round-trip of the last health check. */
  latencyMs: number | null
  blockedUntil: number | null
  lastError: string | null
  lastAnswerAt: number | null
  /** Of a local module: when its base was last brought up to date. Of a site: when the list that names it was got. */
  syncedAt?: number | null
}

/** One site of ЧЗ as this process sees it. */
export interface Site {
  readonly origin: string
  readonly host: string
  /** Left alone now. */
  isAside(): boolean
  /** Its time aside is over, but it has not been looked at since. */
  isUnproved(): boolean
  /** Anything came back: an answer, be it a refusal, ends a row of silences. `why`: what it said instead of an answer. */
  answered(why?: string): void
  /** No answer in time, or no connection. Three in a row, by completion, and it is put aside. */
  silent(why: string): void
  /** Puts it aside from now on. */
  putAside(why: string): void
  /**
   * The outcome of a health check that it passed, which ends its time aside; `null` where it was refused: alive, but last
   * in the order, and aside as long as it is.
   */
  checked(pace: { latencyMs: number; avgTimeMs: number } | null, why?: string): void
  /** The less, the better: own round-trip first, ЧЗ's average second. */
  rank(): readonly [number, number]
  row(): Omit<SiteRow, 'state'> & { state: Exclude<SiteRow['state'], 'held'> }
}

/** `onAside` is called whenever it is put aside. */
export function makeSite(origin: string, clock: Clock, onAside: () => void): Site {
  const { host } = new URL(origin)
  const state: SiteState = { ...untouched }
  const isAside = () => state.asideUntil !== null && clock.now() < state.asideUntil

  function putAside(why: string): void {
    Object.assign(state, { lastError: why, silences: 0, asideUntil: clock.now() + asideMs })
    onAside()
  }
  function answered(why?: string): void {
    Object.assign(state, { silences: 0, lastAnswerAt: clock.now(), lastError: why ?? state.lastError })
  }

  return {
    origin,
    host,
    isAside,
    isUnproved: () => state.asideUntil !== null && !isAside(),
    answered,
    putAside,
    silent(why) {
      state.lastError = why
      // what was under way when it was put aside adds nothing
      if (isAside()) return
      state.silences += 1
      if (state.silences === silencesToAside) putAside(why)
    },
    checked(pace, why) {
      answered()
      if (pace !== null || !isAside()) state.asideUntil = null
      state.latencyMs = pace?.latencyMs ?? state.latencyMs
      state.rank = pace ? [pace.latencyMs, pace.avgTimeMs] : untouched.rank
      state.lastError = why ?? null
    },
    rank: () => state.rank,
    row: () => rowOf(host, state, isAside()),
  }
}

interface SiteState {
  silences: number
  asideUntil: number | null
  latencyMs: number | null
  rank: readonly [number, number]
  lastError: string | null
  lastAnswerAt: number | null
}

const untouched: Readonly<SiteState> = {
  silences: 0,
  asideUntil: null,
  latencyMs: null,
  rank: [Infinity, Infinity],
  lastError: null,
  lastAnswerAt: null,
}

const rowOf = (
  host: string,
  { asideUntil, latencyMs, lastError, lastAnswerAt }: SiteState,
  isAside: boolean,
): ReturnType<Site['row']> => ({
  host,
  state: isAside ? 'down' : asideUntil !== null || lastAnswerAt === null ? 'idle' : 'up',
  latencyMs,
  blockedUntil: isAside ? asideUntil : null,
  lastError,
  lastAnswerAt,
})
