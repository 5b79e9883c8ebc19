import { describe, expect, it } from 'vitest'
import { readParticipants } from '../../../server/crpt/participants-answer.js'

const bytes = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
const read = (status: number, body: unknown) => readParticipants(status, bytes(body))
const known = {
  inn: '0069145277',
  status: 'Зарегистрирован',
  productGroups: ['milk', 'water'],
  is_registered: true,
  is_kfh: false,
}
const unknown = { inn: '0069270911', error_code: '404', error_message: 'УОТ не найден' }
const wrong = { inn: '00692', error_code: '400', error_message: 'ИНН некорректен' }
const facts = (more: object) => ({ registered: null, status: null, groups: null, ...more })

const registered = {
  inn: known.inn,
  registered: true,
  status: 'Зарегистрирован',
  groups: ['milk', 'water'],
}

describe('an answer of participants', () => {
  it('says of each ИНН whether it is registered, and in which groups', () => {
    expect(read(200, [known, unknown, wrong])).toEqual({
      kind: 'participants',
      participants: [registered, facts({ inn: unknown.inn, registered: false }), facts({ inn: wrong.inn })],
    })
  })

  it.each([
    [404, [unknown]],
    [200, [unknown]],
    [404, unknown],
  ])('of HTTP %i says by its rows that nobody is known', (status, body) => {
    expect(read(status, body)).toMatchObject({ participants: [{ inn: unknown.inn, registered: false }] })
  })

  it('may be of one ИНН, without a list', () => {
    expect(read(200, known)).toMatchObject({ participants: [registered] })
  })

  it.each([
    [
      'not registered',
      { ...known, is_registered: false, status: 'Удалён' },
      { registered: false, status: 'Удалён' },
    ],
    ['by the words alone', { ...known, is_registered: undefined }, { registered: true }],
    ['nothing of registration', { inn: known.inn, status: 'На проверке' }, { registered: null }],
    ['no groups', { ...known, productGroups: [] }, { groups: null }],
    [
      'groups by number and case',
      { ...known, productGroups: [8, 'WATER', 999, null] },
      { groups: ['milk', 'water'] },
    ],
  ])('reads a row that says %s', (_what, row, expected) => {
    expect(read(200, [row])).toMatchObject({ participants: [expected] })
  })

  it.each(['401', '403', '500', '504', 'оборвано'])(
    'is no word about the ИНН where its row has the error %s',
    (code) => {
      const row = { inn: unknown.inn, error_code: code, error_message: 'слова ЧЗ' }
      expect(read(200, [known, row])).toEqual({ kind: 'participants', participants: [registered] })
      expect(read(200, [row])).toEqual({ kind: 'silent', why: 'http-5xx' })
    },
  )

  it('is none where no row is of an ИНН', () => {
    for (const body of [[], [null], [{ cisInfo: {} }], { error_message: 'Ошибка' }, {}])
      expect(read(200, body)).toEqual({ kind: 'silent', why: 'http-5xx' })
    expect(read(400, { error_message: 'Не указан ИНН' })).toEqual({ kind: 'not-taken', status: 400 })
  })
})
