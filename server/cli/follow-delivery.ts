import type { Clock } from '../clock.js'
import type { ApiClient } from './api-client.js'
import type { DeliveryView } from './api-shapes.js'

const pollMs = 250
/** A first answer gets this long even from somebody who does not want to wait at all. */
const firstAnswerMs = 5_000
const endedStates = ['done', 'cancelled', 'held']

export interface Following {
  api: Pick<ApiClient, 'delivery'>
  clock: Clock
  /** How long late answers are waited for, and how long nothing at all may move before that. */
  waitMs: number
  onChange(delivery: DeliveryView): void
}

/** Asks the server again and again until the check has ended, needs a person, or the patience is over. */
export async function followDelivery(id: string, following: Following): Promise<DeliveryView> {
  const { api, clock, onChange } = following
  let seen = ''
  let since = clock.now()
  for (;;) {
    const delivery = await api.delivery(id)
    const signs = movementOf(delivery)
    if (signs !== seen) [seen, since] = [signs, clock.now()]
    onChange(delivery)
    if (endedStates.includes(delivery.state)) return delivery
    if (clock.now() - since >= patienceMs(delivery, following)) return delivery
    await clock.wait(pollMs)
  }
}

/** While codes are still asked for the first time every answer counts; then only the time since that was over. */
const movementOf = ({ state, run }: DeliveryView): string =>
  state === 'waiting' ? state : `${state} ${run?.done ?? 0}`

const patienceMs = ({ state }: DeliveryView, { waitMs }: Following): number =>
  state === 'waiting' ? waitMs : Math.max(waitMs, firstAnswerMs)
