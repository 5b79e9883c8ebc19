import type { DatabaseView } from '../database-view.js'
import { runOnPostgres } from './postgres-programs.js'

/** Dumps a PostgreSQL database as of the very moment that the view sees. */
export async function dumpPostgres({ read }: DatabaseView, url: string, part: string): Promise<void> {
  const [snapshot] = await read.query<{ id: string }[]>('SELECT pg_export_snapshot() AS id')
  const only = ['--format=custom', '--no-owner', '--no-privileges', `--snapshot=${snapshot!.id}`]
  await runOnPostgres('pg_dump', url, [...only, `--file=${part}`])
}
