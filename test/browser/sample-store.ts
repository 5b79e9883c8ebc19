import { apiClient } from '../../server/cli/api-client.js'
import { systemClock } from '../../server/clock.js'
import { handIn, isAsExpected, watchDeliveries } from '../../server/demo/demo-deliveries.js'
import { makeSamples, samplesScenario } from '../../server/sandbox/samples/samples.js'
import { adminPassword, apiToken, startApp } from '../start-app.js'
import type { Visitor } from './chromium.js'

const patienceMs = 90_000

export type SampleStore = Awaited<ReturnType<typeof sampleStore>>

/** The whole program with the three deliveries of the demo checked to their end: every state of a code is there. */
export async function sampleStore() {
  const samples = makeSamples(Date.now())
  const env = { DOPUSK_TIMETABLE_SCALE: '0.0002', DOPUSK_STORE_NAME: 'ООО «Полянка», магазин № 14' }
  const program = await startApp({ scenario: samplesScenario(samples), env })
  const { url } = program.app
  const api = apiClient({ url, token: apiToken })
  const handedIn = []
  for (const sample of samples) handedIn.push({ sample, id: await handIn(sample, api, program.folder) })
  const until = systemClock.now() + patienceMs
  const deliveries = await watchDeliveries(handedIn, { api, clock: systemClock, until, onChange: () => {} })
  const late = deliveries.filter((delivery) => !isAsExpected(delivery))
  if (late.length > 0)
    throw new Error(`not checked in time: ${JSON.stringify(late.map((one) => one.delivery))}`)
  const [clean, faulty, imported] = handedIn.map(({ id }) => `/deliveries/${id}`) as [string, string, string]
  return {
    ...program,
    samples,
    pages: { clean, faulty, imported },
    admin: { url, login: 'admin', password: adminPassword } satisfies Visitor,
  }
}
