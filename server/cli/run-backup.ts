import { existsSync, statSync } from 'node:fs'
import { basename, dirname, extname } from 'node:path'
import { manifestOf } from '../backups/backup-manifest.js'
import { backupName } from '../backups/backup-names.js'
import { makeBackup, type Backup, type BackupPlace } from '../backups/make-backup.js'
import { backupFolder, type Config } from '../config.js'
import { readSecret } from '../secret.js'
import { say } from '../text/say.js'
import type { BackupOrder } from './arguments.js'
import { ownConfiguration } from './own-configuration.js'
import { complain, type CliPlace } from './run-check.js'

/** `dopusk backup`: 0 with a good copy, 1 when the chain of evidence in it is not whole. The server may be at work. */
export async function runBackup(order: BackupOrder, place: CliPlace): Promise<number> {
  const own = ownConfiguration(place.env)
  if ('complaints' in own) return complain(own.complaints, place, order.json)
  const { config } = own
  const key = readSecret(config.DOPUSK_SECRET_FILE)?.('evidence') ?? null
  const source = { url: config.DATABASE_URL, key, clock: place.clock }
  const backup = await makeBackup(source, placeOf(order.target, config, place))
  const exitCode = backup.manifest.chain === 'whole' ? 0 : 1
  const lines = backupLines(backup, config, place)
  const { file, manifest } = backup
  place.out.write(
    order.json ? `${JSON.stringify({ exitCode, file, ...manifest }, null, 2)}\n` : `${lines.join('\n')}\n`,
  )
  return exitCode
}

/** What is no folder yet and has an ending is the name of a file. */
function placeOf(target: string | null, config: Config, { clock }: CliPlace): BackupPlace {
  const dialect = config.DATABASE_URL.startsWith('sqlite:') ? 'sqlite' : 'postgres'
  const name = backupName(clock.now(), config.DOPUSK_TIMEZONE, dialect)
  if (target === null) return { folder: backupFolder(config), name }
  const isFolder = existsSync(target) ? statSync(target).isDirectory() : extname(target) === ''
  return isFolder ? { folder: target, name } : { folder: dirname(target), name: basename(target) }
}

function backupLines({ file, manifest }: Backup, config: Config, { language }: CliPlace): string[] {
  const { rows, bytes, chain } = manifest
  const size = (bytes / 1e6).toFixed(1).replace('.', language === 'ru' ? ',' : '.')
  const held = { deliveries: rows.delivery ?? 0, codes: rows.code ?? 0, exchanges: rows.exchange ?? 0 }
  return [
    say(language, 'backup.made', { path: file }),
    say(language, 'backup.holds', { size, ...held }),
    say(language, 'backup.manifest', { path: manifestOf(file) }),
    say(language, 'backup.secret-not-in', { path: config.DOPUSK_SECRET_FILE }),
    ...(chain === 'whole' ? [] : [say(language, 'backup.chain-not-whole')]),
  ]
}
