import { describe, expect, it } from 'vitest'
import { readValidatorCreate, wordsOfRefusal } from '../../../server/crpt/validator-create-answer.js'
import { readValidatorStatus } from '../../../server/crpt/validator-status-answer.js'
import { cisOf } from '../../codes.js'

const bytes = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
const said = (state: string, errors: object[] = []) => ({ kind: 'said', state, errors })

describe('an answer of doc/validator/create', () => {
  it.each([
    [200, { message: 'Документ отправлен' }],
    [201, { message: 'Документ отправлен' }],
    [200, { id: 'ours', message: 'Принято' }],
  ])('%i %j takes the document', (status, body) => {
    expect(readValidatorCreate(status, bytes(body))).toEqual({ kind: 'taken' })
  })

  it.each([
    [200, { error_message: 'Не сегодня' }, 'http-5xx'],
    [200, ['taken'], 'http-5xx'],
    [409, { error_message: 'Проверяемый документ находится в несуществующем статусе' }, 'http-5xx'],
  ])('%i %j tells nothing for sure', (status, body, why) => {
    expect(readValidatorCreate(status, bytes(body))).toEqual({ kind: 'silent', why })
  })

  it('leaves the words of a refusal, and none where there are none', () => {
    expect(wordsOfRefusal(bytes({ error_message: 'Неверная кодировка' }))).toBe('Неверная кодировка')
    expect(wordsOfRefusal(bytes('<html>nginx</html>'))).toBeNull()
    expect(wordsOfRefusal(null)).toBeNull()
  })
})

describe('an answer of doc/validator/status', () => {
  it.each([
    ['VERIFIED', 'verified'],
    ['NOT_FOUND', 'not-found'],
    ['IN_PROGRESS', 'in-progress'],
    ['AWAITING', 'awaiting'],
  ])('%s is read as it is written, in an array too', (status, state) => {
    expect(readValidatorStatus(200, bytes({ status, description: 'слова' }))).toEqual(said(state))
    expect(readValidatorStatus(200, bytes([{ status }]))).toEqual(said(state))
  })

  it('says what is wrong, of which code, whether numbers come as numbers or as text', () => {
    const errors = [
      { code: 116, description: 'КИ не введён в оборот', cis: cisOf(1) },
      { code: '03', description: 'Недопустимо указывать скобки', cis: '' },
      { description: 'Ошибка' },
      'not an error',
    ]
    expect(readValidatorStatus(200, bytes({ status: 'NOT_VALID', errors }))).toEqual(
      said('not-valid', [
        { code: '116', description: 'КИ не введён в оборот', cis: cisOf(1) },
        { code: '3', description: 'Недопустимо указывать скобки', cis: null },
        { code: '', description: 'Ошибка', cis: null },
      ]),
    )
  })

  it('keeps 1,000 errors at most, and no longer words than a page bears', () => {
    const errors = Array.from({ length: 1500 }, () => ({ code: 24, description: 'x'.repeat(2000) }))
    const read = readValidatorStatus(200, bytes({ status: 'NOT_VALID', errors }))
    expect((read as { errors: { description: string }[] }).errors).toHaveLength(1000)
    expect((read as { errors: { description: string }[] }).errors[0]!.description).toHaveLength(500)
  })

  it('bears a NOT_VALID that gives no reasons', () => {
    expect(readValidatorStatus(200, bytes({ status: 'NOT_VALID' }))).toEqual(said('not-valid'))
  })

  it('knows «not found» in a 404 from an address that is not there', () => {
    const answer = (error_message: string) => readValidatorStatus(404, bytes({ error_message }))
    expect(answer('Документ не найден')).toEqual(said('not-found'))
    expect(answer('Метод с указанным URL не найден')).toEqual({ kind: 'fault', fault: 'wrong-host' })
  })

  it('takes a state of tomorrow for no answer: the next question may tell more', () => {
    expect(readValidatorStatus(200, bytes({ status: 'REVIEWING' }))).toEqual({
      kind: 'silent',
      why: 'http-5xx',
    })
  })
})
