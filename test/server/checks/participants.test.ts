import { afterEach, describe, expect, it } from 'vitest'
import { CheckRun, DeliveryGroup, Exchange, Participant } from '../../../entities/index.js'
import { systemClock } from '../../../server/clock.js'
import { participantsOf } from '../../../server/sandbox/participants.js'
import { introduced } from '../../../server/sandbox/states.js'
import { makeMaintenance } from '../../../server/settings/maintenance.js'
import { startWork, type WorkOptions } from '../../start-work.js'
import { line, milkCode, outline, updBytes } from '../intake/documents.js'
import { waitFor } from '../../wait-for.js'

const [dairy, stranger] = ['0069145277', '0069270911']
const goods = {
  name: 'Молоко',
  brand: 'Берег',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0401',
  producer: { inn: dairy, name: 'ООО «Молочный берег»' },
}
const participants = participantsOf(
  new Map([
    [dairy, { groups: ['milk'] }],
    [stranger, undefined],
  ]),
)
const hour = 3600_000

let work: Awaited<ReturnType<typeof startWork>>
afterEach(() => work.close())
const start = async (options: Partial<WorkOptions> = {}) => {
  work = await startWork({ scenario: () => introduced(goods), participants, ...options })
  return work
}

let made = 0
/** A delivery of this supplier; its id. */
async function handIn(inn: string, purpose: 'receipt' | 'audit' = 'receipt'): Promise<number> {
  const number = `П-${++made}`
  const ofOne = [milkCode(`5aB-${String(made).padStart(2, '0')}`)]
  const supplier = { ...outline().supplier, inn }
  const bytes = updBytes({ number, supplier, lines: [line({ codes: ofOne })] })
  const result = await work.deliveries.importDelivery({
    bytes: (async function* () {
      yield bytes
    })(),
    fileName: 'upd.xml',
    purpose,
    userId: null,
  })
  expect(result.kind).toBe('made')
  return (result as { deliveryId: number }).deliveryId
}

const askedOf = async () =>
  (await work.database.read.find(Exchange, { order: { id: 'ASC' } })).filter(({ path }) =>
    path.includes('/participants?'),
  )
const kept = (inn: string) => work.database.read.findOneBy(Participant, { inn })
const known = (inn: string) =>
  waitFor(async () => {
    await work.checks.askParticipants()
    const row = await kept(inn)
    expect(row).toMatchObject({ dueAt: null, askedAt: expect.any(Number) as number })
    return row!
  })
const change = (inn: string, row: Partial<Participant>) =>
  work.database.transact(({ manager }) => manager.update(Participant, { inn }, row))

describe('the supplier of a delivery', () => {
  it('is asked about when its delivery comes, with evidence, and no outcome is other for it', async () => {
    await start()
    const id = await handIn(stranger)
    const row = await known(stranger)
    expect(row).toMatchObject({ registered: false, groups: null, status: null })
    await work.reaches(id, 'done')
    expect(Object.values(await work.outcomesOf(id))).toEqual(['sell'])
    const [asked, ...more] = await askedOf()
    expect(more).toEqual([])
    expect(asked).toMatchObject({
      channel: 'true-api',
      path: `/api/v3/true-api/participants?inns=${stranger}`,
      httpStatus: 404,
      codeCount: 0,
    })
    // What its codes are of is known by the answers about them.
    expect(await work.database.read.find(DeliveryGroup)).toEqual([{ deliveryId: id, productGroup: 'milk' }])
  })

  it('is known for a day: its other deliveries ask nothing, two at once ask once', async () => {
    await start()
    await Promise.all([handIn(dairy), handIn(dairy)])
    expect(await known(dairy)).toMatchObject({
      registered: true,
      status: 'Зарегистрирован',
      groups: ['milk'],
    })
    await handIn(dairy)
    await work.checks.askParticipants()
    expect(await askedOf()).toHaveLength(1)
    await change(dairy, { askedAt: systemClock.now() - 25 * hour })
    await handIn(dairy)
    await known(dairy)
    expect(await askedOf()).toHaveLength(2)
  })

  it('that is not registered is asked about again after an hour, also when a person asks once more', async () => {
    await start()
    const id = await handIn(stranger)
    await known(stranger)
    await work.checks.recheckDelivery(id, null)
    await work.checks.askParticipants()
    expect(await askedOf()).toHaveLength(1)
    await change(stranger, { askedAt: systemClock.now() - 2 * hour })
    await work.checks.recheckDelivery(id, null)
    await known(stranger)
    expect(await askedOf()).toHaveLength(2)
  })

  it('is asked about without a token, when no code can be', async () => {
    await start({ token: null })
    await handIn(stranger)
    expect(await known(stranger)).toMatchObject({ registered: false })
    expect(await work.database.read.count(Exchange)).toBe(1)
  })

  it('is asked about together with others, and one that is refused does not stand in their way', async () => {
    await start()
    await work.queue.pause()
    for (const inn of [dairy, stranger, '0069310427']) await handIn(inn)
    work.sandbox.setParticipantsMood({ answer: 422 }, 1)
    await work.checks.askParticipants()
    expect((await askedOf()).map(({ path }) => path.split('inns=').length - 1)).toEqual([3, 1, 2])
    expect(await kept(dairy)).toMatchObject({ registered: true, dueAt: null })
    expect(await kept(stranger)).toMatchObject({ registered: false, dueAt: null })
    await work.queue.resume()
  })

  it.each([
    ['an audit', () => handIn(dairy, 'audit')],
    ['a list of codes', () => work.importList([milkCode('5list1')])],
    ['a supplier of another state', () => handIn('190012345')],
  ])('is not asked about for %s', async (_what, come) => {
    await start()
    await come()
    await work.checks.askParticipants()
    expect(await work.database.read.count(Participant)).toBe(0)
    expect(await askedOf()).toEqual([])
  })
})

describe('silence about a supplier', () => {
  it.each([503, 429, 401, 403, 'half', 'cut', 500] as const)(
    '(%s) holds nothing up, says nothing, and is asked away later',
    async (answer) => {
      await start()
      work.sandbox.setParticipantsMood({ answer })
      const id = await handIn(stranger)
      await work.reaches(id, 'done')
      await waitFor(async () => expect(await askedOf()).not.toEqual([]))
      expect(Object.values(await work.outcomesOf(id))).toEqual(['sell'])
      expect(work.checks.health()).toMatchObject({ state: 'up', lastError: null })
      expect(work.tokens.current()).toBe('a-token')
      const row = await kept(stranger)
      expect(row).toMatchObject({ registered: null, askedAt: null })
      work.sandbox.setParticipantsMood({ answer: 'plain' })
      await change(stranger, { dueAt: systemClock.now() })
      expect(await known(stranger)).toMatchObject({ registered: false })
    },
  )

  it('leaves what was known', async () => {
    await start()
    await handIn(dairy)
    await known(dairy)
    await change(dairy, { askedAt: systemClock.now() - 25 * hour })
    work.sandbox.setParticipantsMood({ answer: 503 })
    await handIn(dairy)
    await waitFor(async () => expect(await askedOf()).not.toHaveLength(1))
    expect(await kept(dairy)).toMatchObject({ registered: true, groups: ['milk'] })
  })

  it('is kept in maintenance, and ends with it', async () => {
    await start()
    const maintenance = makeMaintenance({
      database: work.database,
      clock: systemClock,
      onEnd: async () => undefined,
    })
    await maintenance.begin(
      { id: 1, name: 'Орлова' },
      { reason: 'работы', untilAt: systemClock.now() + hour },
    )
    await handIn(dairy)
    await work.checks.askParticipants()
    expect(await work.database.read.count(Exchange)).toBe(0)
    await maintenance.end(1)
    expect(await known(dairy)).toMatchObject({ registered: true })
  })
})

it('asks nothing else: each request is about codes or about suppliers', async () => {
  await start()
  const ids = [await handIn(dairy), await handIn(stranger), await handIn(dairy)]
  for (const id of ids) await work.reaches(id, 'done')
  await Promise.all([known(dairy), known(stranger)])
  const { byPath } = work.sandbox.counts()
  expect(Object.keys(byPath).sort()).toEqual(['/api/v3/true-api/cises/info', '/api/v3/true-api/participants'])
  expect(byPath['/api/v3/true-api/participants']).toBeLessThanOrEqual(2)
})

it('lets whoever watches the delivery know, be its check over or not', async () => {
  await start()
  work.sandbox.setParticipantsMood({ answer: 503 })
  const id = await handIn(dairy)
  const { version } = await work.reaches(id, 'done')
  work.sandbox.setParticipantsMood({ answer: 'plain' })
  await change(dairy, { dueAt: systemClock.now() })
  await known(dairy)
  await waitFor(async () =>
    expect((await work.database.read.findOneByOrFail(CheckRun, { deliveryId: id })).version).toBeGreaterThan(
      version,
    ),
  )
})

it('is left for later without a word where the program ends while the question waits for its turn', async () => {
  let isWaiting = () => undefined as void
  const waits = new Promise<void>((resolve) => (isWaiting = resolve))
  await start({
    takeTurn: (_inn, _lane, signal) =>
      new Promise((_resolve, reject) => {
        signal!.addEventListener('abort', () => reject(signal!.reason as Error))
        isWaiting()
      }),
  })
  await work.database.transact(({ manager }) =>
    manager.insert(Participant, { inn: dairy, dueAt: systemClock.now() }),
  )
  const asking = work.checks.askParticipants()
  await waits
  await work.stop()
  await expect(asking).resolves.toBeUndefined()
  expect(await kept(dairy)).toMatchObject({
    registered: null,
    askedAt: null,
    dueAt: expect.any(Number) as number,
  })
})
