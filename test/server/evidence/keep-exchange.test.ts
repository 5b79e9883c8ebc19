import { expect, it } from 'vitest'
import { Exchange } from '../../../entities/index.js'
import type { Database } from '../../../server/database.js'
import { makeExchangeKeeper } from '../../../server/evidence/keep-exchange.js'
import { verifyChain } from '../../../server/evidence/verify-chain.js'
import { silentLog } from '../../../server/log.js'
import { freshDatabase } from '../../database.js'
import { evidenceKey, record } from './kept-exchanges.js'

const keeperOn = (database: Database) => makeExchangeKeeper({ database, secret: evidenceKey, log: silentLog })

it('appends what is about no code to the one chain, and can be waited for', async () => {
  const database = await freshDatabase()
  const { keep, settle } = keeperOn(database)
  for (const at of [1, 2, 3]) keep(record(at))
  await settle()
  const rows = await database.read.find(Exchange, { order: { id: 'ASC' } })
  expect(rows.map(({ id, deliveryId }) => [id, deliveryId])).toEqual([
    [1, null],
    [2, null],
    [3, null],
  ])
  expect(await verifyChain(database.read, evidenceKey)).toMatchObject({ kind: 'whole' })
  await database.close()
})

it('keeps nobody waiting for the writer, and fails nobody where it fails', async () => {
  const database = await freshDatabase()
  let fail: ((error: Error) => void) | undefined
  const stuck: Database = { ...database, transact: () => new Promise((_, reject) => (fail = reject)) }
  const { keep, settle } = keeperOn(stuck)
  // It gives back nothing that could be waited for.
  expect(keep(record(1))).toBeUndefined()
  const settled = settle()
  await expect.poll(() => fail).toBeDefined()
  fail!(new Error('the disk is full'))
  await settled
  expect(await database.read.count(Exchange)).toBe(0)
  await database.close()
})
