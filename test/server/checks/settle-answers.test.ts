import { expect, it } from 'vitest'
import { Code } from '../../../entities/index.js'
import { readStates, type CodeState } from '../../../server/checks/asked-code.js'
import { judgeAnswers, settleAnswers } from '../../../server/checks/settle-answers.js'
import { makeTokens } from '../../../server/crpt/tokens.js'
import type { Channel, CodeFacts } from '../../../server/domain/verdict/facts.js'
import { makeStoreBook } from '../../../server/settings/store-book.js'
import { builder, someDay } from '../../build.js'
import { freshDatabase } from '../../database.js'
import { handClock } from '../../pages/small-app.js'
import { countersAgree } from '../../start-work.js'

const sold: CodeFacts = { found: true, status: 'RETIRED', group: 'water' }
const good: CodeFacts = { found: true, status: 'INTRODUCED', group: 'water' }

it('leaves a code to whom settled it since it was read, be it by another channel or twice in one write', async () => {
  const database = await freshDatabase()
  const clock = handClock(someDay)
  const tools = {
    ...{ database, clock, ownInn: null, scale: 1, tokens: makeTokens({ token: 'a-token' }) },
    book: makeStoreBook({ database, clock, zone: 'Europe/Moscow' }),
  }
  const build = builder(database)
  const delivery = await build.delivery({ codeCount: 1, sellCount: 0, waitCount: 1, supplierInn: null })
  await build.run(delivery)
  const line = await build.line(delivery)
  const { id } = await build.code(line, { outcome: 'wait', answers: null, attempts: 0, checkedAt: null })
  await build.tally(line, { outcome: 'wait', reasonId: '', count: 1 })
  const read = async (): Promise<CodeState> => {
    const [code] = await readStates(database.read, '1 = 1', [])
    return code!
  }
  const heard = (code: CodeState, channel: Channel, facts: CodeFacts) =>
    judgeAnswers(tools, delivery.id, [{ code, answer: { channel, facts, askedAt: someDay } }])

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
