import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CodeState, Goods } from '../../../server/sandbox/code-state.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { applied, box, introduced, notPaid, retired, writtenOff } from '../../../server/sandbox/states.js'
import { writeUpd, type UpdOutline } from '../../../server/sandbox/upd-writer.js'
import { cisOf } from '../../codes.js'

const supplier = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods: Goods = {
  name: 'Кефир',
  brand: 'Берег',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0403',
  producer: supplier,
}
const crate = '00046000000000000017'
const states = new Map<string, CodeState>([
  [cisOf(1), introduced(goods, supplier)],
  [cisOf(2), applied(goods, supplier)],
  [cisOf(3), retired(goods, supplier)],
  [cisOf(4), introduced(goods, { inn: '0069402213', name: 'ООО «Торговый двор»' })],
  [cisOf(5), writtenOff(goods, supplier)],
  [cisOf(6), notPaid(goods, supplier)],
  [cisOf(7), introduced(goods, supplier, { statusEx: 'WAIT_SHIPMENT' })],
  // Known without 00; what is in it would be refused.
  [crate.slice(2), box(goods, supplier, [cisOf(2)])],
])

let sandbox: Sandbox
beforeEach(async () => void (sandbox = await startSandbox({ scenario: scenarioOf(states) })))
afterEach(() => sandbox.close())

const upd = (codes: string[], more: { packs?: string[]; version?: UpdOutline['version'] } = {}) =>
  Buffer.concat([
    ...writeUpd(
      {
        version: more.version,
        number: '1',
        issuedOn: '2026-11-23',
        supplier,
        buyer: { inn: '0069003184', name: 'ООО «Полянка»' },
        lines: [{ name: 'Кефир «½»', priceKopecks: 100, vat: '10%', codes, packs: more.packs }],
      },
      'windows-1251',
    ),
  ])

async function post(method: 'create' | 'status', body: object, token = 'Bearer a-token') {
  const answer = await request(`${sandbox.url}/api/v3/true-api/doc/validator/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify(body),
  })
  return { status: answer.statusCode, said: JSON.parse(await answer.body.text()) as Record<string, unknown> }
}
const create = (id: string, bytes: Buffer, more: object = {}) =>
  post('create', {
    id,
    content: bytes.toString('base64'),
    documentType: 'UPD',
    documentFormat: 'XML',
    ...more,
  })
const status = (id: string) => post('status', { id })
const states3 = async (id: string) => [
  (await status(id)).said.status,
  (await status(id)).said.status,
  (await status(id)).said,
]

describe('the validator of the stand-in', () => {
  it.each(['5.01', '5.02', '5.03'] as const)(
    'takes a %s, is not ready twice, and finds it right',
    async (version) => {
      expect((await create('a', upd([cisOf(1)], { version }))).status).toBe(200)
      expect(await states3('a')).toEqual([
        'AWAITING',
        'IN_PROGRESS',
        { status: 'VERIFIED', description: 'Успешно проверен' },
      ])
      expect((await status('a')).said.status).toBe('VERIFIED')
    },
  )

  it('says what is wrong with each code, and looks into no pack', async () => {
    const codes = [1, 2, 3, 4, 5, 6, 7, 8].map((serial) => cisOf(serial))
    await create('b', upd(codes, { packs: [crate, '02000000000000003712'] }))
    const [, , said] = await states3('b')
    expect(said).toMatchObject({ status: 'NOT_VALID' })
    const { errors } = said as { errors: { code: number; cis: string }[] }
    expect(errors.map(({ code, cis }) => [cis, code])).toEqual([
      [cisOf(2), 116],
      [cisOf(3), 146],
      [cisOf(4), 23],
      [cisOf(5), 24],
      [cisOf(6), 68],
      [cisOf(7), 24],
      [cisOf(8), 22],
    ])
  })

  it('has something to say of a document without codes', async () => {
    await create('c', upd([]))
    expect((await states3('c'))[2]).toMatchObject({ errors: [{ code: 103 }] })
  })

  it('knows nothing of an id that was not handed in, and takes the same id again', async () => {
    expect((await status('nobody')).said.status).toBe('NOT_FOUND')
    await create('d', upd([cisOf(2)]))
    await create('d', upd([cisOf(1)]))
    expect((await states3('d'))[2]).toMatchObject({ status: 'VERIFIED' })
  })

  it.each([
    [
      'another encoding',
      () => create('e', Buffer.from('<?xml version="1.0" encoding="utf-8"?><Файл></Файл>')),
    ],
    ['no document', () => create('e', Buffer.from('%PDF-1.4'))],
    ['another type', () => create('e', upd([cisOf(1)]), { documentType: 'UKD' })],
    ['no id', () => create('', upd([cisOf(1)]))],
  ])('refuses %s', async (_what, ask) => {
    const { status, said } = await ask()
    expect([status, typeof said.error_message]).toEqual([400, 'string'])
  })

  it('wants a token, and has moods of its own', async () => {
    expect((await post('status', { id: 'a' }, '')).status).toBe(401)
    sandbox.killToken('a-token')
    expect((await status('a')).status).toBe(401)
    sandbox.setValidatorMood({ answer: 503 }, 1)
    expect(
      (
        await request(`${sandbox.url}/api/v3/true-api/doc/validator/status`, {
          method: 'POST',
          headers: { authorization: 'Bearer another' },
          body: '{"id":"a"}',
        })
      ).statusCode,
    ).toBe(503)
    sandbox.setValidatorMood({ answer: 504 }, 1)
    expect((await post('status', { id: 'a' }, 'Bearer another')).status).toBe(504)
    expect((await post('status', { id: 'a' }, 'Bearer another')).status).toBe(200)
  })
})
