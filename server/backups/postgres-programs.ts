import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../errors.js'

export type PostgresProgram = 'pg_dump' | 'pg_restore'

/**
 * Runs a program of PostgreSQL on a database. The password goes by a file that only we read: arguments are seen by every
 * user of the machine.
 * @throws AppError user `backup.no-program`, `backup.program-failed`
 */
export async function runOnPostgres(program: PostgresProgram, url: string, args: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dopusk-pass-'))
  try {
    const passfile = join(folder, 'pgpass')
    await writeFile(passfile, passLine(url), { mode: 0o600 })
    await run(program, ['--no-password', '--dbname', withPassfile(url, passfile), ...args])
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The last words of a program are enough for a person. */
const keptCharacters = 2000

async function run(program: PostgresProgram, args: string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-keptCharacters)))
  const [code] = (await once(child, 'close').catch((cause: unknown) => {
    throw new AppError('user', 'backup.no-program', { program }, { cause })
  })) as [number | null]
  if (code === 0) return
  const message = said.trim().split('\n').at(-1) ?? ''
  throw new AppError('user', 'backup.program-failed', { program, message }, { details: said })
}

/** host:port:database:user:password, colons and backslashes escaped. */
function passLine(url: string): string {
  const password = decodeURIComponent(new URL(url).password).replace(/[\\:]/g, '\\$&')
  return `*:*:*:*:${password}\n`
}

function withPassfile(url: string, passfile: string): string {
  const place = new URL(url)
  place.password = ''
  place.searchParams.set('passfile', passfile)
  return place.href
}
