import type { Clock } from '../clock.js'
import type { ApiClient } from './api-client.js'
import type { DeliveryView } from './api-shapes.js'

const pollMs = 250
const endedStates = ['done', 'cancelled', 'held']

export interface Following {
  api: ApiClient
  clock: Clock
  /** Unix ms: nobody waits longer. */
  until: number
  onChange(delivery: DeliveryView): void
}

/** Asks the server again and again until the check has ended, needs a person, or the time is up. */
export async function followDelivery(id: string, following: Following): Promise<DeliveryView> {
  for (;;) {
    const delivery = await following.api.delivery(id)
    following.onChange(delivery)
    if (endedStates.includes(delivery.state) || following.clock.now() >= following.until) return delivery
    await following.clock.wait(pollMs)
  }
}
