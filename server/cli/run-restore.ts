import { restoreBackup, type Restored } from '../backups/restore-backup.js'
import { isTraining, type Config } from '../config.js'
import { formatDate, formatTime } from '../domain/dates.js'
import { readSecret } from '../secret.js'
import { say } from '../text/say.js'
import type { RestoreOrder } from './arguments.js'
import { ownConfiguration } from './own-configuration.js'
import { complain, type CliPlace } from './run-check.js'

/** `dopusk restore`: 0 when the copy is in the place of the database. No server may have it. */
export async function runRestore(order: RestoreOrder, place: CliPlace): Promise<number> {
  const own = ownConfiguration(place.env)
  if ('complaints' in own) return complain(own.complaints, place, order.json)
  const { config } = own
  const restored = await restoreBackup(order.file, {
    url: config.DATABASE_URL,
    training: isTraining(config),
    key: readSecret(config.DOPUSK_SECRET_FILE)?.('evidence') ?? null,
    clock: place.clock,
    zone: config.DOPUSK_TIMEZONE,
  })
  const lines = restoreLines(restored, config, place)
  place.out.write(
    order.json ? `${JSON.stringify({ exitCode: 0, ...restored }, null, 2)}\n` : `${lines.join('\n')}\n`,
  )
  return 0
}

function restoreLines(restored: Restored, config: Config, { language }: CliPlace): string[] {
  const { manifest, aside } = restored
  const zone = config.DOPUSK_TIMEZONE
  const at = Date.parse(manifest.madeAt)
  return [
    say(language, 'restore.done', { date: formatDate(at, zone), time: formatTime(at, zone) }),
    ...(aside ? [say(language, 'restore.aside', { path: aside })] : []),
    say(language, secretKey(restored), { path: config.DOPUSK_SECRET_FILE }),
    ...(manifest.chain === 'broken' ? [say(language, 'backup.chain-not-whole')] : []),
    say(language, 'restore.start'),
  ]
}

function secretKey({ chain }: Restored): 'restore.other-secret' | 'restore.no-secret' | 'restore.secret' {
  if (chain?.kind === 'other-secret') return 'restore.other-secret'
  return chain?.kind === 'whole' && !chain.sealed ? 'restore.no-secret' : 'restore.secret'
}
