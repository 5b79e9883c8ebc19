import { describe, expect, it } from 'vitest'
import { jsonInTurns, jsonOf } from '../../../server/crpt/json-body.js'

const row = (at: number) => ({
  cisInfo: { requestedCis: `01046000000000002150${at}`, productName: 'Молоко «Свежее», 3,2 % 🥛', at },
  inner: [{ name: `вложено, {"cisInfo" и ],} "в кавычках\\"` }, { name: 'ещё' }],
})
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(at))
const asBody = (value: unknown, space?: number) => Buffer.from(JSON.stringify(value, null, space))

describe('reads a JSON body', () => {
  it.each([
    ['small', asBody(rows(3))],
    ['large', asBody(rows(1000))],
    ['large, with white space around', Buffer.from(` \n${JSON.stringify(rows(1000))}\r\n `)],
    ['large, written with indents', asBody(rows(1000), 2)],
    ['large, of an object', asBody({ results: rows(1000) })],
    [
      'large, of rows within rows that begin alike',
      asBody(rows(1000).map((one) => ({ cisInfo: one, more: [one] }))),
    ],
    [
      'large, of rows that begin with their rows',
      asBody(rows(400).map((one) => ({ cisInfo: [one, one, one, one] }))),
    ],
    ['large, of rows that begin otherwise', asBody(rows(1000).map((one, at) => ({ [`key${at}`]: one })))],
    ['large, of texts', asBody(rows(1000).map((one) => JSON.stringify(one)))],
    ['large, one row longer than any part', asBody([row(0), { cisInfo: 'я'.repeat(100_000) }, row(1)])],
    ['empty rows', asBody([])],
  ])('%s: as JSON.parse does, at once and in turns', async (_, body) => {
    expect(jsonOf(body)).toEqual(JSON.parse(body.toString()))
    expect(await jsonInTurns(body)).toEqual(JSON.parse(body.toString()))
  })

  const whole = asBody(rows(1000)).toString()
  it.each([
    ['half of a large array', whole.slice(0, whole.length / 2)],
    ['half of it, cut behind a row', whole.slice(0, whole.lastIndexOf(',{"cisInfo"'))],
    ['a comma too many at the end', whole.replace(/\]$/, ',]')],
    ['a comma too many within', whole.replace(/,\{"cisInfo"(?!.*,\{"cisInfo")/s, ',,{"cisInfo"')],
    ['white space for a row', whole.replace(/\]$/, `,${' '.repeat(70_000)},{"cisInfo":1}]`)],
    ['another value behind it', `${whole} []`],
    ['an end too many', `${whole}]`],
    ['XML', '<error/>'],
    ['nothing', ''],
    ['white space alone', '  \n'],
  ])('%s: no value', async (_, text) => {
    expect(jsonOf(Buffer.from(text))).toBeUndefined()
    expect(await jsonInTurns(Buffer.from(text))).toBeUndefined()
  })

  it('lets others have a turn in the middle of a large one', async () => {
    const body = asBody(rows(3000))
    const read: number[] = []
    let atTurn = 0
    setImmediate(() => (atTurn = read.length))
    await jsonInTurns(body, (item) => read.push((item as ReturnType<typeof row>).cisInfo.at))
    expect(atTurn).toBeGreaterThan(0)
    expect(atTurn).toBeLessThan(1500)
    expect(read).toHaveLength(3000)
  })
})
