import { apiClient, type ApiClient } from '../cli/api-client.js'
import type { DeliveryView } from '../cli/api-shapes.js'
import { systemClock } from '../clock.js'
import { AppError } from '../errors.js'
import * as day from '../sandbox/samples/day-deliveries.js'
import { makeSample, type SampleDelivery } from '../sandbox/samples/sample-delivery.js'
import { makeSamples } from '../sandbox/samples/samples.js'
import { dayClock, type DayClock } from './day-clock.js'
import { endDay } from './day-end.js'
import { writeEnvironment, writeScenario } from './day-files.js'
import type { Person } from './day-people.js'
import { saveAct } from './demo-act.js'
import { handIn, watchDeliveries } from './demo-deliveries.js'
import { lookOverDocument } from './demo-document.js'
import { makeDemoFolder } from './demo-folder.js'
import { startStage, type DemoStage } from './demo-stage.js'

/** A day of a store, in a database of its own. */
export interface MadeDay {
  /** Environment of a server on it, and what the stand-in must know. */
  environment: string
  scenario: string
  administrator: { login: string; password: string }
  people: Person[]
}

const hourMs = 3600_000
const patienceMs = 60_000
/** Short enough for late codes to be answered while one waits for the command. */
const timetableScale = 0.0002

/** Fills the folder afresh. The environment and .env are not looked at. */
export async function makeDay(folder: string): Promise<MadeDay> {
  await makeDemoFolder(folder)
  const now = systemClock.now()
  const samples = dayOf(now)
  const states = new Map(Object.values(samples).flatMap((sample) => [...sample.states]))
  const clock = dayClock(now - 9 * hourMs)
  const ofStage = { folder, clock, timetableScale, port: 0 }
  const stage = await startStage(Object.values(samples), ofStage)
  const stopped = await closingAfter(stage, () => checkDay(stage, samples, { folder, clock, now }))
  clock.set(now)
  // Nobody asks ЧЗ any more: what comes in now stays as it is.
  const evening = await startStage([], { ...ofStage, roles: 'web' })
  const held = await closingAfter(evening, () => handIn(samples.beer, apiClient(evening), folder))
  return {
    environment: writeEnvironment(folder),
    scenario: writeScenario(folder, states),
    administrator: { login: stage.login, password: stage.password },
    people: await endDay(folder, { stopped: Number(stopped), held: Number(held) }, systemClock),
  }
}

function dayOf(now: number) {
  const [drinks, dairy, cheese] = makeSamples(now) as [SampleDelivery, SampleDelivery, SampleDelivery]
  return {
    water: makeSample(day.springWater(now), now),
    drinks,
    dairy,
    milk: makeSample(day.meadowMilk(now), now),
    audit: day.shelfAudit(now),
    cheese,
    butter: makeSample(day.polesyeButter(now), now),
    beer: makeSample(day.breweryBeer(now), now),
  }
}

async function closingAfter<T>(stage: DemoStage, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    await stage.close()
  }
}

/** Hands in the deliveries of the day one after another, each at its hour; the id of the one to be stopped. */
async function checkDay(
  stage: DemoStage,
  samples: ReturnType<typeof dayOf>,
  { folder, clock, now }: { folder: string; clock: DayClock; now: number },
): Promise<string> {
  const api = apiClient(stage)
  await api.putPrices(pricesOf([samples.water, samples.drinks, samples.dairy, samples.milk]))
  const check = (hoursAgo: number, ...handed: SampleDelivery[]) => {
    clock.set(now - hoursAgo * hourMs)
    return checkSamples(handed, api, folder)
  }
  const [water] = await check(8.5, samples.water)
  await lookOverDocument(water!.id, api)
  await check(7.5, samples.drinks)
  const [dairy] = await check(6, samples.dairy)
  await lookOverDocument(dairy!.id, api)
  await saveAct(dairy!.id, api, folder)
  await check(4.5, samples.milk)
  clock.set(now - 3.5 * hourMs)
  await checkAudit(samples.audit, api)
  const [, butter] = await check(2, samples.cheese, samples.butter)
  return butter!.id
}

async function checkSamples(
  samples: SampleDelivery[],
  api: ApiClient,
  folder: string,
): Promise<DeliveryView[]> {
  const handedIn = []
  for (const sample of samples) handedIn.push({ sample, id: await handIn(sample, api, folder) })
  const until = systemClock.now() + patienceMs
  const watching = { api, clock: systemClock, until, onChange: () => undefined }
  return (await watchDeliveries(handedIn, watching)).map(({ delivery }) => delivery)
}

async function checkAudit({ fileName, text }: day.SampleScans, api: ApiClient): Promise<void> {
  const end = await api.upload(fileName, Buffer.from(text), 'audit')
  if (!('id' in end))
    throw new AppError('bug', 'demo.refused', { file: fileName, message: end.refused.message })
  const until = systemClock.now() + patienceMs
  while ((await api.delivery(end.id)).state !== 'done' && systemClock.now() < until)
    await systemClock.wait(100)
}

/** A retail price a good: a fourth above that of the supplier, and for packs with a price on them that very price. */
function pricesOf(samples: SampleDelivery[]): string {
  const rows = samples.flatMap((sample) =>
    [...sample.outline.lines].flatMap(({ gtin, priceKopecks, name }) => {
      if (!gtin) return []
      const limit = name.startsWith('Сигареты') ? 23_500 : Math.round(priceKopecks * 0.0125) * 100
      return [`${gtin};${limit};`]
    }),
  )
  return `gtin;priceKopecks;from\n${rows.join('\n')}\n`
}
