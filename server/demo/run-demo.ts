import { apiClient, type ApiClient } from '../cli/api-client.js'
import type { Terminal } from '../cli/progress-bar.js'
import type { CliPlace } from '../cli/run-check.js'
import { makeSamples } from '../sandbox/samples/samples.js'
import type { SampleDelivery } from '../sandbox/samples/sample-delivery.js'
import { say, type Language } from '../text/say.js'
import { saveAct } from './demo-act.js'
import type { DemoOrder } from './demo-arguments.js'
import { handIn, isAsExpected, watchDeliveries, type DemoDelivery } from './demo-deliveries.js'
import { makeDemoFolder } from './demo-folder.js'
import { lookOverDocument } from './demo-document.js'
import { demoProgress } from './demo-progress.js'
import { startStage, type DemoStage } from './demo-stage.js'
import { demoTable } from './demo-table.js'
import { freePort } from './free-port.js'

const usualPort = 8080
const patienceMs = 90_000

export interface DemoPlace extends Pick<CliPlace, 'clock' | 'language'> {
  out: Terminal
  folder: string
  timetableScale?: number
}

/** Runs the demo: the stage that is up, and whether everything came out as the scenario says. */
export async function runDemo(
  order: DemoOrder,
  place: DemoPlace,
): Promise<{ stage: DemoStage; isRight: boolean }> {
  await makeDemoFolder(place.folder)
  const samples = makeSamples(place.clock.now())
  place.out.write(`${say(place.language, 'demo.title')}\n${say(place.language, 'cli.training')}\n\n`)
  const port = order.port ?? (order.once ? 0 : await freePort(usualPort))
  const stage = await startStage(samples, { ...place, port })
  try {
    return { stage, isRight: await play(stage, samples, place) }
  } catch (error) {
    await stage.close()
    throw error
  }
}

async function play(
  stage: DemoStage,
  samples: readonly SampleDelivery[],
  place: DemoPlace,
): Promise<boolean> {
  const api = apiClient(stage)
  const startedAt = place.clock.now()
  const deliveries = await checkAll(samples, api, place)
  const tookMs = place.clock.now() - startedAt
  await lookOverDocument(worstOf(deliveries).delivery.id, api)
  const act = await saveAct(worstOf(deliveries).delivery.id, api, place.folder)
  const lines = [
    ...demoTable(deliveries, place.language),
    '',
    ...summaryLines({ stage, deliveries, tookMs, act }, place.language),
  ]
  place.out.write(`${lines.join('\n')}\n`)
  return deliveries.every(isAsExpected)
}

async function checkAll(
  samples: readonly SampleDelivery[],
  api: ApiClient,
  { out, clock, language, folder }: DemoPlace,
): Promise<DemoDelivery[]> {
  const progress = demoProgress(out)
  const total = samples.reduce((sum, sample) => sum + sample.counts.total, 0)
  const label = say(language, 'demo.checking')
  progress.show({ label, done: 0, total })
  const handedIn = []
  for (const sample of samples) handedIn.push({ sample, id: await handIn(sample, api, folder) })
  const deliveries = await watchDeliveries(handedIn, {
    api,
    clock,
    until: clock.now() + patienceMs,
    onChange: (now) =>
      progress.show({ label, total, done: now.reduce((sum, item) => sum + answeredOf(item), 0) }),
  })
  progress.end()
  if (!out.isTTY) out.write('\n')
  return deliveries
}

const answeredOf = ({ delivery: { counts } }: DemoDelivery) => counts.total - counts.wait

const worstOf = (deliveries: readonly DemoDelivery[]): DemoDelivery =>
  deliveries.reduce((worst, item) =>
    item.delivery.counts.block > worst.delivery.counts.block ? item : worst,
  )

interface Summary {
  stage: DemoStage
  deliveries: readonly DemoDelivery[]
  tookMs: number
  act: string
}

function summaryLines({ stage, deliveries, tookMs, act }: Summary, language: Language): string[] {
  const codes = deliveries.reduce((sum, { delivery }) => sum + delivery.counts.total, 0)
  const seconds = (tookMs / 1000).toFixed(1).replace('.', language === 'ru' ? ',' : '.')
  const rows: [string, string][] = [
    [
      say(language, 'demo.time'),
      say(language, 'demo.time-value', { seconds, codes, requests: stage.requests() }),
    ],
    [say(language, 'demo.address'), stage.url],
    [
      say(language, 'demo.sign-in'),
      say(language, 'demo.sign-in-value', { login: stage.login, password: stage.password }),
    ],
    [say(language, 'demo.act'), act],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return [...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`), '', say(language, 'demo.late')]
}
