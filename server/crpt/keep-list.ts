import type { Clock } from '../clock.js'
import type { ApiKeys } from './api-keys.js'
import type { SiteList } from './site-list.js'

const hourMs = 3_600_000
const minuteMs = 60_000
/** The list is refreshed not sooner than after 6 h and not later than after 7 h, by the rules for tills. */
export const refreshEveryMs = 6 * hourMs
export const latestRefreshMs = 7 * hourMs
/** Up to so much later, so that tills and servers do not all come at once. */
export const refreshSpreadMs = 10 * minuteMs
const afterFailureMs = 5 * minuteMs

export interface ListKeeper {
  /** Refreshes now, then by the timetable until the signal ends. */
  keep(stop: AbortSignal): Promise<void>
  /** Refreshes out of turn and looks at the sites that are aside too, at most once a minute. */
  refreshNow(): Promise<void>
}

/** When the list of sites is asked anew. Without a key nothing is asked. */
export function makeListKeeper(
  list: SiteList,
  { keys, clock, refreshMs, spreadMs }: { keys: ApiKeys; clock: Clock; refreshMs: number; spreadMs: number },
): ListKeeper {
  let nextAt = -Infinity
  let forcedAt = -Infinity
  let forced: Promise<void> | null = null

  async function refresh(reviving: boolean): Promise<void> {
    await list.refresh(reviving)
    const wait = list.failure() ? afterFailureMs : refreshMs + Math.random() * spreadMs
    nextAt = clock.now() + wait
  }

  return {
    async keep(stop) {
      while (!stop.aborted) {
        if (clock.now() >= nextAt) {
          if (keys.current() === null) nextAt = clock.now() + minuteMs
          else await refresh(false)
        }
        await clock.wait(nextAt - clock.now(), stop)
      }
    },
    refreshNow() {
      if (forced) return forced
      if (keys.current() === null || clock.now() - forcedAt < minuteMs) return Promise.resolve()
      forcedAt = clock.now()
      forced = refresh(true).finally(() => (forced = null))
      return forced
    },
  }
}
