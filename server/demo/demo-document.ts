import type { ApiClient } from '../cli/api-client.js'
import { systemClock } from '../clock.js'

const patienceMs = 30_000
const pollMs = 50

/** Has ЧЗ look at the document of the delivery, as a person does with a button, and waits for its word. */
export async function lookOverDocument(deliveryId: string, api: ApiClient): Promise<void> {
  await api.checkDocument(deliveryId)
  const until = systemClock.now() + patienceMs
  while (systemClock.now() < until) {
    const { documentCheck } = await api.delivery(deliveryId)
    if (documentCheck?.state !== 'waiting') return
    await systemClock.wait(pollMs)
  }
}
