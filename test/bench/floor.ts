import { readFileSync, rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { SaxesParser } from 'saxes'
import pg from 'pg'
import sqlite3 from 'sqlite3'
import { Agent, request } from 'undici'
import { benchCodes } from './bench-document.js'

// The floor: the same requests and the same rows, by bare undici and bare multi-row VALUES, and a bare SAX pass.
// usage: floor.ts FOLDER DOCUMENT COUNT PORT [REQUESTS_PER_SECOND]; prints its times as JSON.

const [folder = '.', document = '', count = '0', port = '0', perSecond = '0', postgres = ''] =
  process.argv.slice(2)
const codes = [...benchCodes(0, Number(count))]
const limit = Number(perSecond)
const { run, close } = postgres ? await onPostgres(postgres) : onSqlite(`${folder}/floor.sqlite`)

type RunSql = (sql: string, values?: unknown[]) => Promise<unknown>

function onSqlite(file: string): { run: RunSql; close: () => void } {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  const db = new sqlite3.Database(file)
  return {
    run: (sql, values = []) =>
      new Promise<void>((resolve, reject) =>
        db.run(sql, values, (error) => (error ? reject(error) : resolve())),
      ),
    close: () => db.close(),
  }
}

async function onPostgres(url: string): Promise<{ run: RunSql; close: () => void }> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('drop table if exists code, answer')
  return {
    run: (sql, values = []) => {
      let place = 0
      return client.query(
        sql.replace(/\?/g, () => `$${++place}`),
        values,
      )
    },
    close: () => void client.end(),
  }
}

interface FloorRow {
  cisInfo: { requestedCis: string; status: string; ownerInn: string; productGroup: string }
  errorCode?: string
}

if (!postgres) {
  await run('pragma journal_mode=wal')
  await run('pragma synchronous=normal')
}
await run(
  'create table code(id integer primary key, delivery int, line int, cis text, gtin text, serial text, outcome text, reasons text, facts text, attempts int, next int, answer int)',
)
await run('create unique index u on code(delivery,cis)')
await run('create index o on code(delivery,outcome)')
await run(
  `create table answer(id integer primary key, channel text, asked bigint, answered bigint, status int, raw ${postgres ? 'bytea' : 'blob'})`,
)

const spent = process.cpuUsage()
const saxMs = measure(() => {
  let marks = 0
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => void (marks += tag.name === 'КИЗ' ? 1 : 0))
  parser.on('text', () => undefined)
  parser.write(new TextDecoder('windows-1251').decode(readFileSync(document))).close()
  if (marks !== codes.length) throw new Error(`${marks} codes in the document`)
})
const insertMs = await measureLater(insertCodes)
const checkMs = await measureLater(checkCodes)
close()
const { user, system } = process.cpuUsage(spent)
console.log(JSON.stringify({ saxMs, insertMs, checkMs, cpuMs: Math.round((user + system) / 1000) }))

async function insertCodes(): Promise<void> {
  await run('begin')
  for (let from = 0; from < codes.length; from += 500) {
    const part = codes.slice(from, from + 500)
    const places = part.map(() => '(?,1,1,?,?,?,?,0)').join(',')
    const values = part.flatMap((cis, at) => [from + at + 1, cis, cis.slice(2, 16), cis.slice(18), 'wait'])
    await run(`insert into code(id,delivery,line,cis,gtin,serial,outcome,attempts) values ${places}`, values)
  }
  await run('commit')
}

async function checkCodes(): Promise<void> {
  const agent = new Agent({ connections: 16 })
  const startedAt = Date.now()
  let next = 0
  let asked = 0
  let written = Promise.resolve()
  const work = async () => {
    while (next < codes.length) {
      const from = next
      next += 1000
      if (limit > 0) await until(startedAt + Math.ceil((asked++ * 1000) / limit))
      const exchange = await askRows(agent, codes.slice(from, from + 1000))
      written = written.then(() => writeRows(from, exchange))
      await written
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  await written
  await agent.close()
}

async function askRows(agent: Agent, part: string[]) {
  const askedAt = Date.now()
  const answer = await request(`http://127.0.0.1:${port}/api/v3/true-api/cises/info`, {
    method: 'POST',
    dispatcher: agent,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(part),
  })
  const raw = await answer.body.text()
  return { askedAt, status: answer.statusCode, raw, rows: JSON.parse(raw) as FloorRow[] }
}

async function writeRows(from: number, exchange: Awaited<ReturnType<typeof askRows>>): Promise<void> {
  const { askedAt, status, raw, rows } = exchange
  const id = from / 1000 + 1
  await run('begin')
  const answer = [id, 'true-api', askedAt, Date.now(), status, gzipSync(raw, { level: 1 })]
  await run('insert into answer values(?,?,?,?,?,?)', answer)
  for (let at = 0; at < rows.length; at += 500) {
    const part = rows.slice(at, at + 500)
    const places = part.map(() => '(?,1,1,?,?,?,1,?)').join(',')
    const values = part.flatMap(({ cisInfo, errorCode }, index) => [
      from + at + index + 1,
      cisInfo.requestedCis,
      !errorCode && cisInfo.status === 'INTRODUCED' ? 'sell' : 'block',
      JSON.stringify({ s: cisInfo.status, o: cisInfo.ownerInn, g: cisInfo.productGroup }),
      id,
    ])
    await run(
      `insert into code(id,delivery,line,cis,outcome,facts,attempts,answer) values ${places} on conflict(id) do update set outcome=excluded.outcome,facts=excluded.facts,attempts=code.attempts+1,answer=excluded.answer`,
      values,
    )
  }
  await run('commit')
}

async function until(at: number): Promise<void> {
  const left = at - Date.now()
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
}

function measure(work: () => void): number {
  const startedAt = performance.now()
  work()
  return Math.round(performance.now() - startedAt)
}

async function measureLater(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return Math.round(performance.now() - startedAt)
}
