import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Database } from '../server/database.js'
import { freePort } from './redis-server.js'

/** A PostgreSQL of the tests' own, on a free port of loopback, in a temporary folder. */
export interface TestPostgres {
  /** A new, empty database on it. */
  newDatabase(): Promise<string>
  /** Takes one away again, so that nothing is cleaned up after it while the next is measured. */
  dropDatabase(url: string): Promise<void>
  close(): Promise<void>
}

const versions = '/usr/lib/postgresql'

export async function startPostgres(): Promise<TestPostgres> {
  const bin = join(versions, readdirSync(versions).sort().at(-1)!, 'bin')
  const folder = mkdtempSync(join(tmpdir(), 'dopusk-postgres-'))
  const data = join(folder, 'data')
  const port = await freePort()
  // PostgreSQL refuses to be run by root; its own user is there since it was installed.
  const owner = process.getuid?.() === 0 ? idsOf('postgres') : undefined
  mkdirSync(data)
  if (owner) for (const path of [folder, data]) chownSync(path, owner.uid, owner.gid)
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'dopusk', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      ...owner,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr.toString()}`)
  const options = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
    '-c',
    'fsync=off',
  ]
  const child = spawn(join(bin, 'postgres'), options, { ...owner, stdio: ['ignore', 'ignore', 'pipe'] })
  await ready(child, port)
  let databases = 0
  return {
    async newDatabase() {
      const name = `test_${++databases}`
      await runOn(port, `CREATE DATABASE ${name}`)
      return `postgres://dopusk@127.0.0.1:${port}/${name}`
    },
    dropDatabase: (url) => runOn(port, `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`),
    async close() {
      const gone = once(child, 'exit')
      child.kill('SIGQUIT')
      await gone
    },
  }
}

/** Does a transaction on this database wait for what another has locked? */
export async function someoneWaits({ read }: Database): Promise<boolean> {
  const rows = await read.query<unknown[]>(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return rows.length > 0
}

function idsOf(user: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(spawnSync('id', [flag, user]).stdout.toString())
  return { uid: id('-u'), gid: id('-g') }
}

async function runOn(port: number, sql: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'dopusk', database: 'postgres' })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function ready(child: ChildProcess, port: number): Promise<void> {
  let said = ''
  for await (const part of child.stderr!) {
    said += String(part)
    if (said.includes('ready to accept connections')) break
  }
  child.stderr!.resume()
  await runOn(port, 'SELECT 1')
}
