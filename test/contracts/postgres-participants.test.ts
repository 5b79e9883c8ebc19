import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CheckRun, DeliveryGroup, Participant } from '../../entities/index.js'
import { noteGroups } from '../../server/checks/note-groups.js'
import { openDatabase, type Database } from '../../server/database.js'
import { unknownCode } from '../../server/sandbox/states.js'
import { claimParticipants, wantParticipant } from '../../server/wanted-participants.js'
import { builder } from '../build.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { startWork } from '../start-work.js'
import { waitFor } from '../wait-for.js'

describe.skipIf(!has('postgres'))('suppliers on PostgreSQL', () => {
  let postgres: TestPostgres
  let database: Database
  beforeAll(async () => {
    postgres = await startPostgres()
    database = await openDatabase(await postgres.newDatabase())
  })
  afterAll(async () => {
    await database.close()
    await postgres.close()
  })

  const want = (supplierInn: string) =>
    database.transact((tx) => wantParticipant(tx, { purpose: 'receipt', supplierInn }, 1000))

  it('are wanted by two deliveries at once, and taken by one process of two', async () => {
    await Promise.all(['0069145277', '0069145277', '0069270911'].map(want))
    const claim = () => database.transact((tx) => claimParticipants(tx, { now: 1000, atMost: 100 }))
    const taken = await Promise.all([claim(), claim()])
    expect(taken.flat().sort()).toEqual(['0069145277', '0069270911'])
  })

  it('have groups that two batches may note at once', async () => {
    const note = (...groups: string[]) =>
      database.transact((tx) =>
        noteGroups(
          tx,
          groups.map((productGroup) => ({ deliveryId: 7, productGroup })),
        ),
      )
    await Promise.all([note('milk', 'water'), note('water', 'beer'), note()])
    const kept = await database.read.findBy(DeliveryGroup, { deliveryId: 7 })
    expect(kept.map(({ productGroup }) => productGroup).sort()).toEqual(['beer', 'milk', 'water'])
  })

  it('are asked about, kept, and told to who watches', async () => {
    const work = await startWork({ scenario: () => unknownCode, participants: () => undefined, database })
    const build = builder(database)
    const run = await build.run(await build.delivery({ supplierInn: '0069310427', visibleAt: Date.now() }))
    await want('0069310427')
    await work.checks.askParticipants()
    const kept = await database.read.findOneByOrFail(Participant, { inn: '0069310427' })
    expect(kept).toMatchObject({ registered: false, dueAt: null, askedAt: expect.any(Number) as number })
    await waitFor(async () =>
      expect((await database.read.findOneByOrFail(CheckRun, { id: run.id })).version).toBe(run.version + 1),
    )
    await work.stop()
  })
})
