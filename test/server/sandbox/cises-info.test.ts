import { afterEach, expect, test } from 'vitest'
import type { CodeState } from '../../../server/sandbox/code-state.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { hashOf } from '../../../server/sandbox/seeded.js'
import { introduced, late, retired, silentCode, unknownCode } from '../../../server/sandbox/states.js'
import { ask } from './ask.js'

const milk = {
  name: 'Кефир',
  brand: 'Марка',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0403',
  producer: { inn: '0069145277', name: 'ООО «Молочный берег»' },
}
const tobacco = { ...milk, group: 'tobacco', groupId: 3 }
const unit = (index: number) => `010460000000001721${String(500000 + index)}`
/** Codes that are not left out of the answer to their first question. */
const answered = Array.from({ length: 60 }, (_, index) => unit(index)).filter(
  (cis) => hashOf(cis) % 500 !== 0,
)

let sandbox: Sandbox
const start = async (states: [string, CodeState][]) => {
  sandbox = await startSandbox({ scenario: scenarioOf(new Map(states)) })
  return sandbox
}
afterEach(() => sandbox.close())

test('known codes come in 200, each once, not in the order of the question', async () => {
  const codes = answered.slice(0, 40)
  const { status, rows } = await ask(await start(codes.map((cis) => [cis, introduced(milk)])), codes)
  const asked = rows.map((row) => row.cisInfo.requestedCis)
  expect(status).toBe(200)
  expect([...asked].sort()).toEqual([...codes].sort())
  expect(asked).not.toEqual(codes)
})

test('an answer in which every code is unknown is a 404 with its array', async () => {
  const { status, rows } = await ask(await start([]), answered.slice(0, 3))
  expect(status).toBe(404)
  expect(rows.map((row) => row.errorCode)).toEqual(['404', '404', '404'])
})

test('unknown codes among known ones are rows of a 200', async () => {
  const [known, other] = answered as [string, string]
  const { status, rows } = await ask(await start([[known, introduced(milk)]]), [known, other])
  expect(status).toBe(200)
  expect(rows.find((row) => row.cisInfo.requestedCis === other)?.errorCode).toBe('404')
})

test('an answer in which no code got a word is a 504 with its array', async () => {
  const cis = answered[0]!
  const { status, rows } = await ask(await start([[cis, silentCode]]), [cis])
  expect([status, rows[0]?.errorCode]).toEqual([504, '504'])
})

test('one code in five hundred is left out of its first answer and is there in the second', async () => {
  const cis = Array.from({ length: 5000 }, (_, index) => unit(index)).find(
    (code) => hashOf(code) % 500 === 0,
  )!
  await start([[cis, introduced(milk)]])
  expect((await ask(sandbox, [cis])).rows).toEqual([])
  expect((await ask(sandbox, [cis])).rows).toHaveLength(1)
})

test('a tobacco pack gets two rows for one question, itself and its block', async () => {
  const pack = '04600000000017AbCdEfG'
  const { rows } = await ask(await start([[pack, retired(tobacco)]]), [pack])
  const byPack = new Map(rows.map(({ cisInfo }) => [cisInfo.generalPackageType, cisInfo]))
  expect(rows.every(({ cisInfo }) => cisInfo.requestedCis === pack)).toBe(true)
  expect(byPack.get('UNIT')?.status).toBe('WITHDRAWN')
  expect(byPack.get('GROUP')?.status).toBe('INTRODUCED')
})

test('a late code is unknown as often as the scenario says, then clear', async () => {
  const cis = answered[0]!
  await start([[cis, late(2, unknownCode, introduced(milk))]])
  const statuses = [await ask(sandbox, [cis]), await ask(sandbox, [cis]), await ask(sandbox, [cis])]
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 200])
})

const refused: [string, unknown, string][] = [
  ['an empty array', [], 'В запросе не указан ни один КМ'],
  ['1001 codes', Array.from({ length: 1001 }, (_, index) => unit(index)), 'Слишком много КИ'],
  ['an object', { cises: [] }, 'JSON parse error'],
  ['a number among the codes', [1], 'JSON parse error'],
  ['half a body', '["0104', 'JSON parse error'],
]
test.each(refused)('%s is refused with 400 and an object', async (_, body, message) => {
  const { status, text } = await ask(await start([]), body)
  expect(status).toBe(400)
  expect((JSON.parse(text) as { error_message: string }).error_message).toContain(message)
})

test('1000 codes are answered', async () => {
  const codes = Array.from({ length: 1000 }, (_, index) => unit(index))
  const { status, rows } = await ask(await start([]), codes)
  expect(status).toBe(404)
  expect(rows.length).toBeGreaterThan(990)
})

test('a request without a token is refused before its body is looked at', async () => {
  const { status, text } = await ask(await start([]), [], { authorization: '' })
  expect(status).toBe(401)
  expect(text).toContain('полная аутентификация')
})

test('a form of answer that does not exist gives an empty 406', async () => {
  const { status, text } = await ask(await start([]), [unit(1)], { accept: 'text/csv' })
  expect([status, text]).toEqual([406, ''])
})

test('what was asked is counted', async () => {
  const [first, second] = answered as [string, string]
  await start([])
  await ask(sandbox, [first, second])
  await ask(sandbox, [first])
  const counts = sandbox.counts()
  expect(counts).toMatchObject({ requests: 2, codesAsked: 3, maxInSlidingSecond: 2 })
  expect(counts.byPath).toEqual({ '/api/v3/true-api/cises/info': 2 })
  expect([counts.asksOf(first), counts.asksOf(second), counts.asksOf('other')]).toEqual([2, 1, 0])
})
