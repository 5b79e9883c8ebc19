import { afterEach, describe, expect, it } from 'vitest'
import { ChannelPulse, ChannelState, CheckRun, Code, Exchange } from '../../../entities/index.js'
import { systemClock } from '../../../server/clock.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import { introduced } from '../../../server/sandbox/states.js'
import { makeLegalEntities } from '../../../server/legal-entities/legal-entities-service.js'
import { makeMaintenance } from '../../../server/settings/maintenance.js'
import { cisList } from '../../codes.js'
import { startWork } from '../../start-work.js'
import { waitFor } from '../../wait-for.js'

const inn = '0069003184'
const supplier = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = {
  name: 'Лимонад «Груша», 0,5 л',
  brand: 'Ранетка',
  group: 'softdrinks',
  groupId: 23,
  tnVedGroup: '2202',
  producer: supplier,
}
const someone = { id: 1, name: 'Орлова М. В.' }
const far = () => systemClock.now() + 3600_000
type Work = Awaited<ReturnType<typeof startWork>>

let work: Work
afterEach(() => work.close())

const start = async () => {
  work = await startWork({ scenario: () => introduced(goods, supplier) })
  return makeMaintenance({ database: work.database, clock: systemClock, onEnd: work.checks.recover })
}
const asked = () => work.database.read.count(Exchange)

/** Everything that would ask has had its turn. */
async function pushOn(): Promise<void> {
  const batches = await work.database.read.query('SELECT id FROM check_batch')
  for (const { id } of batches as { id: number }[]) await work.checks.checkBatch(id)
  await work.checks.sweepLate()
}

describe('maintenance', () => {
  it('asks nothing, counts no try and changes no outcome, and goes on by itself when it is over', async () => {
    const maintenance = await start()
    await maintenance.begin(someone, { reason: 'работы', untilAt: far() })
    const id = await work.importList(cisList(3))
    await pushOn()
    expect(await asked()).toBe(0)
    const [code] = await work.database.read.findBy(Code, { deliveryId: id })
    expect(code).toMatchObject({ outcome: 'wait', attempts: 0 })
    expect(await work.database.read.findOneByOrFail(CheckRun, { deliveryId: id })).toMatchObject({
      state: 'queued',
      heldReason: null,
    })
    await maintenance.begin(someone, { reason: 'работы', untilAt: systemClock.now() })
    expect((await work.reaches(id, 'done')).asked).toBe(3)
  })

  it('goes on at once when a person ends it', async () => {
    const maintenance = await start()
    await maintenance.begin(someone, { reason: 'работы', untilAt: far() })
    const id = await work.importList(cisList(2))
    await pushOn()
    await maintenance.end(someone.id)
    await work.reaches(id, 'done')
  })

  it('leaves the list of sites as fresh as the rules for tills want it: no code is asked by it', async () => {
    const maintenance = await start()
    await maintenance.begin(someone, { reason: 'работы', untilAt: far() })
    const { database } = work
    await work.stop()
    work = await startWork({ scenario: () => introduced(goods, supplier), apiKey: 'a-key', database })
    await work.importList(cisList(1).map((cis) => `${cis}\u001d93Zk4w`))
    await waitFor(() => expect(work.sandbox.cdn.listings()).toBeGreaterThan(0))
    await pushOn()
    expect(await asked()).toBe(0)
    expect(work.sandbox.counts().requests).toBe(0)
  })

  it('lets no scan through either', async () => {
    const maintenance = await start()
    await maintenance.begin(someone, { reason: 'работы', untilAt: far() })
    expect(await work.checks.checkScan(parseCode(cisList(1)[0]!), 1)).toBeNull()
    expect(await asked()).toBe(0)
  })

  it('tells whoever watches a delivery that waits', async () => {
    const maintenance = await start()
    await maintenance.begin(someone, { reason: 'работы', untilAt: far() })
    const id = await work.importList(cisList(1))
    const versionOf = async () =>
      (await work.database.read.findOneByOrFail(CheckRun, { deliveryId: id })).version
    const before = await versionOf()
    await maintenance.begin(someone, { reason: 'ещё работы', untilAt: far() })
    expect(await versionOf()).toBe(before + 1)
  })
})

describe('a channel that is switched off for the participant', () => {
  it('is not asked until it is switched on', async () => {
    await start()
    const entities = makeLegalEntities({
      database: work.database,
      clock: systemClock,
      secret: Buffer.alloc(32, 7),
      ownInn: inn,
      given: { token: null, apiKey: null },
      onKept: async () => undefined,
    })
    await entities.switchChannel(inn, { channel: 'true-api', isOn: false, userId: 1 })
    const id = await work.importList(cisList(2))
    await pushOn()
    expect(await asked()).toBe(0)
    await entities.switchChannel(inn, { channel: 'true-api', isOn: true, userId: 1 })
    await work.reaches(id, 'done')
  })
})

describe('the report of channels', () => {
  it('keeps how the host answered in this minute, once for all reports', async () => {
    await start()
    const id = await work.importList(cisList(2))
    await work.reaches(id, 'done')
    await work.checks.reportChannels()
    await work.checks.reportChannels()
    const pulses = await work.database.read.find(ChannelPulse)
    const exchanges = await asked()
    expect(pulses.reduce((sum, pulse) => sum + pulse.asked, 0)).toBe(exchanges)
    expect(pulses.reduce((sum, pulse) => sum + pulse.answered, 0)).toBe(exchanges)
    expect(pulses.at(-1)!.latencyMs).toBeGreaterThanOrEqual(0)
    expect((await work.database.read.findOneByOrFail(ChannelState, { channel: 'true-api' })).host).toBe(
      pulses[0]!.host,
    )
  })
})
