import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ApiClient } from '../cli/api-client.js'

/** Has a claim made from the delivery and keeps its act as a file: the absolute path. */
export async function saveAct(deliveryId: string, api: ApiClient, folder: string): Promise<string> {
  const claim = await api.makeClaim(deliveryId)
  const file = resolve(join(folder, `akt-${claim.number.replace(/[^\w-]/g, '-')}.html`))
  await writeFile(file, await api.act(claim.id))
  return file
}
