import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applied } from '../../server/sandbox/states.js'
import { cisOf } from '../codes.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { goods, supplier } from '../server/document-checks/document-work.js'
import { line, updBytes } from '../server/intake/documents.js'
import { startApp } from '../start-app.js'
import { waitFor } from '../wait-for.js'

describe.skipIf(!has('postgres'))('the check of documents on PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())

  it('begins once, however often it is asked for, and keeps what ЧЗ says', async () => {
    const program = await startApp({
      scenario: () => applied(goods, supplier),
      env: { DATABASE_URL: await postgres.newDatabase() },
    })
    const body = new Uint8Array(updBytes({ lines: [line({ codes: [cisOf(1), cisOf(2)] })] }))
    expect((await program.api('/deliveries', { method: 'POST', body })).status).toBe(201)
    const start = () => program.api('/deliveries/1/document-check', { method: 'POST' })
    const started = await Promise.all(Array.from({ length: 8 }, start))
    expect(started.map(({ status }) => status)).toEqual(Array(8).fill(200))
    const { documentCheck } = await waitFor(async () => {
      const delivery = (await (await program.api('/deliveries/1')).json()) as {
        documentCheck: { state: string; errors: { code: string; cis: string }[] }
      }
      expect(delivery.documentCheck.state).toBe('not-valid')
      return delivery
    })
    expect(documentCheck.errors.map(({ code, cis }) => [code, cis])).toEqual([
      ['116', cisOf(1)],
      ['116', cisOf(2)],
    ])
    expect(program.sandbox.counts().byPath['/api/v3/true-api/doc/validator/create']).toBe(1)
    await program.close()
  })
})
