import { LegalEntity } from '../../entities/index.js'
import type { Channel } from '../domain/verdict/facts.js'
import { readMaintenance } from '../settings/maintenance.js'
import type { CheckTools } from './check-tools.js'

/**
 * May ЧЗ be asked over this channel? Not while the administrator keeps it in peace, nor where the channel is switched
 * off for the participant. Then no try is counted and nothing changes. Read anew each time: any process may have set it.
 */
export async function mayAsk(
  { database, clock, ownInn }: Pick<CheckTools, 'database' | 'clock' | 'ownInn'>,
  channel: Channel,
): Promise<boolean> {
  const { read } = database
  // The local module stands in the store: asking it does not trouble ЧЗ.
  const isChz = channel !== 'local-module'
  if (isChz && (await readMaintenance(read, clock.now())) !== null) return false
  const entity = ownInn === null ? null : await read.findOneBy(LegalEntity, { inn: ownInn })
  return !entity?.channelsOff?.includes(channel)
}
