import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ApiClient } from '../cli/api-client.js'
import type { Counts, DeliveryView } from '../cli/api-shapes.js'
import type { Clock } from '../clock.js'
import { outcomes } from '../domain/verdict/outcome.js'
import { AppError } from '../errors.js'
import type { SampleDelivery } from '../sandbox/samples/sample-delivery.js'
import { writeUpd } from '../sandbox/upd-writer.js'

/** A sample and what the check has made of it so far. */
export interface DemoDelivery {
  sample: SampleDelivery
  delivery: DeliveryView
}

const pollMs = 150

/** Writes the document and hands it in through HTTP, as anybody would. Its id. */
export async function handIn(sample: SampleDelivery, api: ApiClient, folder: string): Promise<string> {
  const file = join(folder, sample.fileName)
  await writeFile(file, Buffer.concat([...writeUpd(sample.outline, sample.encoding)]))
  const end = await api.upload(sample.fileName, await readFile(file))
  if ('id' in end) return end.id
  const faults = end.refused.faults.map((fault) => fault.message).join('; ')
  throw new AppError('bug', 'demo.refused', {
    file: sample.fileName,
    message: `${end.refused.message} ${faults}`,
  })
}

export interface Watching {
  api: ApiClient
  clock: Clock
  until: number
  onChange(deliveries: readonly DemoDelivery[]): void
}

/** Looks at the deliveries until each has come to what its scenario says, or the time is up. */
export async function watchDeliveries(
  handedIn: readonly { sample: SampleDelivery; id: string }[],
  { api, clock, until, onChange }: Watching,
): Promise<DemoDelivery[]> {
  for (;;) {
    const deliveries = await Promise.all(
      handedIn.map(async ({ sample, id }) => ({ sample, delivery: await api.delivery(id) })),
    )
    onChange(deliveries)
    if (deliveries.every(isAsExpected) || clock.now() >= until) return deliveries
    await clock.wait(pollMs)
  }
}

/** Every count and the verdict are those of the scenario. */
export const isAsExpected = ({ sample, delivery }: DemoDelivery): boolean =>
  delivery.verdict === sample.verdict && isSameCounts(delivery.counts, sample.counts)

const isSameCounts = (one: Counts, other: Counts): boolean =>
  (['total', ...outcomes] as const).every((name) => one[name] === other[name])
