import { expect, it } from 'vitest'
import { CheckBatch, CheckRun, Exchange } from '../../../entities/index.js'
import { makeAnswerWriter } from '../../../server/checks/answer-writer.js'
import { askAbroad } from '../../../server/checks/ask-abroad.js'
import { askBatchByTill } from '../../../server/checks/ask-batch-by-till.js'
import { askKept } from '../../../server/checks/ask-kept.js'
import { askTill } from '../../../server/checks/ask-till.js'
import { readBatchStates } from '../../../server/checks/asked-code.js'
import type { CheckTools } from '../../../server/checks/check-tools.js'
import { finishBatch, halveBatch, makeClaim, releaseBatch } from '../../../server/checks/claim-batch.js'
import type { ExchangeRecord } from '../../../server/crpt/exchange-record.js'
import { makeTokens } from '../../../server/crpt/tokens.js'
import { packExchange } from '../../../server/evidence/exchange-chain.js'
import { makeStoreBook } from '../../../server/settings/store-book.js'
import { builder, someDay } from '../../build.js'
import { cisOf } from '../../codes.js'
import { freshDatabase } from '../../database.js'
import { handClock } from '../../pages/small-app.js'

const second = 1000
const exchange: ExchangeRecord = {
  ...{ channel: 'true-api', host: 'markirovka.example', path: '/', inn: null, requestId: 'one' },
  ...{ askedAt: someDay, answeredAt: null, httpStatus: null, failure: null, codeCount: 1 },
  ...{ requestBody: Buffer.from('[]'), responseBody: null },
}

/** A batch of full codes from abroad that a process has taken; each question takes as long as is said. */
async function startLease({ codes, questionMs }: { codes: number; questionMs: number }) {
  const database = await freshDatabase()
  const clock = handClock(someDay)
  const build = builder(database)
  const delivery = await build.delivery()
  const run = await build.run(delivery, { state: 'running' })
  const line = await build.line(delivery)
  const ids: number[] = []
  for (let item = 1; item <= codes; item += 1) {
    const cis = cisOf(item, { country: '2', prefix: '481000000' })
    const late = { lane: 'by', outcome: 'wait', tillAskedAt: 0, abroadDueAt: 0 } as const
    const row = { ...late, cis, raw: `${cis}\u001d93Zk4w`, attempts: 2, nextTryAt: someDay }
    ids.push((await build.code(line, row)).id)
  }
  const { id } = await database.transact(({ manager }) =>
    manager.save(
      Object.assign(new CheckBatch(), {
        ...{ runId: run.id, deliveryId: delivery.id, lane: 'by', dueAt: someDay, state: 'queued' },
        ...{ firstCodeId: ids[0], lastCodeId: ids.at(-1) },
      }),
    ),
  )
  const read = () => database.read.findOneByOrFail(CheckBatch, { id })
  let questions = 0
  let lapses = 0
  /** What happens while a question is under way. */
  let meanwhile = async (): Promise<unknown> => undefined
  async function ask(): Promise<object> {
    questions += 1
    clock.move(questionMs)
    if ((await read()).leaseUntil! < clock.now()) lapses += 1
    await meanwhile()
    return { kind: 'fault', fault: 'no-contract', exchange, exchanges: [] }
  }
  const health = {
    ...{ mayAsk: () => true, snapshot: () => ({ state: 'up' }), failed: () => undefined },
    held: () => undefined,
  }
  const tools = {
    ...{
      database,
      clock,
      ownInn: null,
      isDefault: () => true,
      secret: Buffer.alloc(32, 1),
      processName: 'one',
    },
    ...{ tokens: makeTokens({ token: 'a-token' }), stop: new AbortController().signal, asking: new Set() },
    ...{ till: { codesAtOnce: 30, permissive: { codesCheck: ask }, keys: { current: () => 'a-key' } } },
    ...{ trueApi: { eaesInfo: ask }, abroad: { health, batches: 0 } },
    ...{ health, log: { warn: () => undefined } },
    book: makeStoreBook({ database, clock, zone: 'Europe/Moscow' }),
    writeAnswers: async () => undefined,
  } as unknown as CheckTools
  const claimAs = (processName: string) =>
    makeClaim({ database, clock, processName })({ batchId: id, probing: true })
  tools.claimBatch = () => claimAs('one')
  return {
    ...{ database, tools, clock, read, claimAs, id, ids, runId: run.id, ask },
    counts: () => ({ questions, lapses }),
    /** A lease that has run out is another's with the next question. */
    isTakenAt(question: number, by: string) {
      meanwhile = async () => {
        if (questions !== question) return
        clock.move(61 * second)
        expect(await claimAs(by)).not.toBeNull()
      }
    },
  }
}

type Work = Awaited<ReturnType<typeof startLease>>

/** About all codes of the batch. */
const askTheTill = async (tools: CheckTools, batch: CheckBatch): Promise<void> =>
  askTill(tools, batch, await readBatchStates(tools.database.read, batch, '1 = 1'))

/** All questions of a batch over one channel, as many as it has codes (of the till: thirty to a question). */
const channels: [string, number, (work: Work, batch: CheckBatch) => Promise<unknown>][] = [
  ['the till', 360, ({ tools }, batch) => askTheTill(tools, batch)],
  ['the state abroad', 20, ({ tools }, batch) => askAbroad(tools, batch)],
  [
    'what boxes hold',
    20,
    async ({ tools, ask }, batch) => {
      const askOne = ask as () => Promise<never>
      for (let left = 20; left > 0; left -= 1) if ((await askKept(tools, batch, askOne)) === null) return
    },
  ],
]

it.each(channels)('is kept as long as a batch has questions: %s', async (_, codes, askAll) => {
  const work = await startLease({ codes, questionMs: 7 * second })
  const batch = (await work.claimAs('one'))!
  // The status of all its codes took its time.
  work.clock.move(40 * second)
  await askAll(work, batch)
  const { questions, lapses } = work.counts()
  expect(lapses).toBe(0)
  expect(questions).toBeGreaterThanOrEqual(5)
  const { leaseUntil } = await work.read()
  expect(leaseUntil).toBe(batch.leaseUntil)
  expect(leaseUntil).toBeGreaterThan(someDay + 60 * second)
  await work.database.close()
})

it('costs a batch whose questions are quick no statement more', async () => {
  const work = await startLease({ codes: 60, questionMs: second })
  const batch = (await work.claimAs('one'))!
  await askTheTill(work.tools, batch)
  expect((await work.read()).leaseUntil).toBe(someDay + 60 * second)
  await work.database.close()
})

it.each(channels.flatMap((channel) => ['two', 'one'].map((by) => [...channel, by] as const)))(
  'that ran out and is taken anew ends the questions of before: %s (%#)',
  async (_, codes, askAll, by) => {
    const work = await startLease({ codes, questionMs: 0 })
    work.isTakenAt(5, by)
    const batch = (await work.claimAs('one'))!
    await askAll(work, batch)
    // Those that are under way beside the one over which it ran out.
    expect(work.counts().questions).toBeLessThanOrEqual(5 + 3)
    expect(await work.read()).toMatchObject({ state: 'leased', leasedBy: by })
    await work.database.close()
  },
)

it('that ran out over the till’s question alone neither ends the batch of another nor holds its run', async () => {
  const work = await startLease({ codes: 30, questionMs: 0 })
  work.isTakenAt(1, 'two')
  await askBatchByTill(work.tools, work.id, 'token-missing')
  expect(work.counts().questions).toBe(1)
  expect(await work.read()).toMatchObject({ state: 'leased', leasedBy: 'two' })
  const run = await work.database.read.findOneByOrFail(CheckRun, { id: work.runId })
  expect(run.state).toBe('running')
  await work.database.close()
})

it('that ran out leaves to another what he has taken: it is not ended, halved or given back, and answers are kept', async () => {
  const { database, claimAs, clock, read, ids, runId } = await startLease({ codes: 2, questionMs: 0 })
  const batch = (await claimAs('one'))!
  clock.move(61 * second)
  const others = (await claimAs('two'))!
  const write = makeAnswerWriter({ database, secret: Buffer.alloc(32, 1) })
  const answers = async (ended: CheckBatch) => ({
    ...{ exchanges: [await packExchange(exchange, null)], judgement: null, ended },
  })
  await write(await answers(batch))
  expect(await database.transact((tx) => finishBatch(tx, batch))).toBe(false)
  expect(await database.transact((tx) => releaseBatch(tx, batch))).toBe(false)
  expect(await database.transact((tx) => halveBatch(tx, batch, ids))).toEqual([])
  expect(await read()).toMatchObject({ state: 'leased', leasedBy: 'two', leaseUntil: others.leaseUntil })
  expect(await database.read.countBy(CheckBatch, { runId })).toBe(1)
  await write(await answers(others))
  expect(await read()).toMatchObject({ state: 'done', leasedBy: null, leaseUntil: null })
  expect(await database.read.count(Exchange)).toBe(2)
  await database.close()
})
