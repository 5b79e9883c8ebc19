import { expect, it } from 'vitest'
import { Code, Exchange } from '../../../entities/index.js'
import { makeAnswerWriter } from '../../../server/checks/answer-writer.js'
import { readStates, type CodeState } from '../../../server/checks/asked-code.js'
import { judgeAnswers, settleAnswers } from '../../../server/checks/settle-answers.js'
import { makeTokens } from '../../../server/crpt/tokens.js'
import type { Channel, CodeFacts } from '../../../server/domain/verdict/facts.js'
import { packExchange } from '../../../server/evidence/exchange-chain.js'
import { makeStoreBook } from '../../../server/settings/store-book.js'
import { builder, someDay } from '../../build.js'
import { freshDatabase } from '../../database.js'
import { handClock } from '../../pages/small-app.js'
import { countersAgree } from '../../start-work.js'

const sold: CodeFacts = { found: true, status: 'RETIRED', group: 'water' }
const good: CodeFacts = { found: true, status: 'INTRODUCED', group: 'water' }

async function startSettling() {
  const database = await freshDatabase()
  const clock = handClock(someDay)
  const tools = {
    ...{ database, clock, ownInn: null, scale: 1, tokens: makeTokens({ token: 'a-token' }) },
    book: makeStoreBook({ database, clock, zone: 'Europe/Moscow' }),
  }
  const build = builder(database)
  const delivery = await build.delivery({ codeCount: 2, sellCount: 0, waitCount: 2, supplierInn: null })
  await build.run(delivery)
  const line = await build.line(delivery)
  const waiting = { outcome: 'wait', answers: null, attempts: 0, checkedAt: null } as const
  const { id } = await build.code(line, waiting)
  await build.code(line, waiting)
  await build.tally(line, { outcome: 'wait', reasonId: '', count: 2 })
  return {
    ...{ database, delivery, id },
    read: () => readStates(database.read, '1 = 1', []),
    heard: (codes: CodeState[], channel: Channel, facts: CodeFacts) =>
      judgeAnswers(
        tools,
        delivery.id,
        codes.map((code) => ({ code, answer: { channel, facts, askedAt: someDay } })),
      ),
  }
}

it('leaves a code to whom settled it since it was read, be it by another channel or twice in one write', async () => {
  const { database, delivery, id, ...work } = await startSettling()
  const read = async (): Promise<CodeState> => (await work.read())[0]!
  const heard = (code: CodeState, channel: Channel, facts: CodeFacts) => work.heard([code], channel, facts)

  const atFirst = await read()
  const byTill = await heard(atFirst, 'cdn', { ...good, valid: true })
  const inBulk = await heard(atFirst, 'true-api', sold)
  await database.transact((tx) => settleAnswers(tx, [{ judgement: byTill, exchangeId: 1 }]))
  await database.transact((tx) => settleAnswers(tx, [{ judgement: inBulk, exchangeId: 2 }]))
  expect((await read()).exchangeIds).toBe('1')
  await countersAgree(database, delivery.id)

  const later = await read()
  const twice = [3, 4].map(async (exchangeId) => ({
    judgement: await heard(later, 'true-api', sold),
    exchangeId,
  }))
  const settlements = await Promise.all(twice)
  await database.transact((tx) => settleAnswers(tx, settlements))
  const code = await database.read.findOneByOrFail(Code, { id })
  expect([code.exchangeIds, code.outcome, code.attempts]).toEqual(['1,3', 'block', 2])
  await countersAgree(database, delivery.id)
  await database.close()
})

it('writes an answer of codes of which one has been settled meanwhile: that one is left, the evidence kept', async () => {
  const { database, delivery, read, heard } = await startSettling()
  const write = makeAnswerWriter({ database, secret: Buffer.alloc(32, 1) })
  const exchange = (requestId: string) =>
    packExchange(
      {
        ...{ channel: 'true-api', host: 'markirovka.example', path: '/cises/info', inn: null, requestId },
        ...{ askedAt: someDay, answeredAt: someDay, httpStatus: 200, failure: null, codeCount: 2 },
        ...{ requestBody: Buffer.from('[]'), responseBody: Buffer.from('[]') },
      },
      delivery.id,
    )
  const atFirst = await read()
  const [first, both] = [
    await heard(atFirst.slice(0, 1), 'cdn', good),
    await heard(atFirst, 'true-api', sold),
  ]
  await write({ exchanges: [await exchange('one')], judgement: first })
  await write({ exchanges: [await exchange('two')], judgement: both })
  expect((await read()).map(({ exchangeIds, outcome }) => [exchangeIds, outcome])).toEqual([
    ['1', (await heard(atFirst.slice(0, 1), 'cdn', good)).codes[0]!.settled.outcome],
    ['2', 'block'],
  ])
  expect(await database.read.find(Exchange, { select: { id: true } })).toEqual([{ id: 1 }, { id: 2 }])
  await countersAgree(database, delivery.id)
  await database.close()
})
