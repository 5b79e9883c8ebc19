import { systemClock, type Clock } from '../clock.js'

/** A clock that goes on from any moment that it is set to. */
export interface DayClock extends Clock {
  set(at: number): void
}

export function dayClock(at: number): DayClock {
  let ahead = at - systemClock.now()
  return {
    now: () => systemClock.now() + ahead,
    wait: systemClock.wait,
    set: (moment) => void (ahead = moment - systemClock.now()),
  }
}
