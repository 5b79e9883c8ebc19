import { describe, expect, it } from 'vitest'
import { readAggregatedList } from '../../../server/crpt/aggregated-list-answer.js'
import { readCisesInfo, readShortList } from '../../../server/crpt/cises-info-answer.js'
import { readEaesInfo } from '../../../server/crpt/eaes-info-answer.js'
import { readGzInfo } from '../../../server/crpt/gz-info-answer.js'
import { readParticipants } from '../../../server/crpt/participants-answer.js'
import { readProductInfo } from '../../../server/crpt/product-info-answer.js'
import { readValidatorCreate } from '../../../server/crpt/validator-create-answer.js'
import { readValidatorStatus } from '../../../server/crpt/validator-status-answer.js'
import { cisOf } from '../../codes.js'

const cis = cisOf(1)
const row = (errorCode?: string, errorMessage?: string) => ({
  cisInfo: { requestedCis: cis, cis, gtin: '', packageType: null },
  ...(errorCode && { errorCode, errorMessage }),
})
const said = (error_message: string) => ({ error_message })
const xml = (name: string) => `<${name}><error>invalid_token</error></${name}>`
const nginx =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center>nginx</center></body></html>'

const dead = { kind: 'fault', fault: 'token-dead' }
const noContract = { kind: 'fault', fault: 'no-contract' }
const wrongHost = { kind: 'fault', fault: 'wrong-host' }
const gone = { kind: 'fault', fault: 'method-gone' }
const notTaken = (status: number) => ({ kind: 'not-taken', status })
const silent = { kind: 'silent', why: 'http-5xx' }
const tooMany = { kind: 'silent', why: 'rate-limit' }

/** True API v719, «Статусы ответов»: what holds for every method. Status, body, meaning. */
const generic: [status: number, body: unknown, meaning: object][] = [
  [400, said('В запросе не указан ни один КМ'), notTaken(400)],
  [400, said('JSON parse error: Unexpected end-of-input'), notTaken(400)],
  [401, xml('InvalidTokenException'), dead],
  [401, xml('UnauthorizedException'), dead],
  [401, said('Токен не действителен. Необходимо получить новый токен аутентификации'), dead],
  [401, said('Для доступа к этому ресурсу требуется полная аутентификация. Проверьте токен'), dead],
  [401, { error: 'unauthorized', error_description: 'Full authentication is required' }, dead],
  [401, '', dead],
  [402, said('Неверный состав атрибутов'), silent],
  [403, said('Отсутствует доступ к ресурсу'), noContract],
  [403, said('Отсутствует действующий договор по ТГ'), noContract],
  [404, said('Метод с указанным URL не найден'), wrongHost],
  [404, nginx, wrongHost],
  [404, '', wrongHost],
  [301, '', wrongHost],
  [406, '', silent],
  [409, said('Конфликт'), silent],
  [410, said('Метод отключён'), gone],
  [413, nginx, notTaken(413)],
  [414, said('Слишком большой запрос'), notTaken(414)],
  [422, said('Отсутствует доступ к сведениям'), notTaken(422)],
  [424, said('ИНН токена не совпадает'), silent],
  [429, said('Превышен лимит запросов. Попробуйте повторить попытку через несколько минут.'), tooMany],
  [429, said('Превышено допустимое количество запросов'), tooMany],
  [500, said('Ошибка при выполнении запроса'), silent],
  [502, nginx, silent],
  [503, said('Удаленная система недоступна'), silent],
  [503, 'Internal Server Error', silent],
  [504, said('Отсутствует ответ системы'), silent],
  [504, '', silent],
  [203, '', { kind: 'silent', why: 'emergency' }],
  [200, '', silent],
  [200, nginx, silent],
  [200, '{"half":', silent],
  [200, '[{"cisInfo":{"req', silent],
  [200, 'null', silent],
]
const bytes = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
const readers = {
  'cises/info': readCisesInfo,
  'cises/short/list': readShortList,
  'cises/eaes/info': readEaesInfo,
  'product/info': readProductInfo,
  participants: readParticipants,
  'cises/gz/info': readGzInfo,
  'cises/aggregated/list': readAggregatedList,
  'doc/validator/create': readValidatorCreate,
  'doc/validator/status': readValidatorStatus,
}

describe.each(Object.entries(readers))('a fault of the line, read by %s', (_name, read) => {
  it.each(generic)('%i %j', async (status, body, meaning) => {
    expect(await read(status, bytes(body))).toEqual(meaning)
  })

  it('says how long to wait where the answer does', async () => {
    for (const status of [429, 503])
      expect(await read(status, bytes(''), '30')).toMatchObject({ kind: 'silent', retryAfterMs: 30_000 })
  })
})

/** True API v719, §3.1: the bodies of cises/info that are arrays. Status, error code, meaning. */
const rowsWith: [status: number, errorCode: string | undefined, facts: object][] = [
  [200, undefined, {}],
  [200, '404', { found: false }],
  [404, '404', { found: false }],
  [200, '504', { silence: 'code-504' }],
  [504, '504', { silence: 'code-504' }],
  [200, '701', { errorCode: '701' }],
  [701, '701', { errorCode: '701' }],
  [400, '701', { errorCode: '701' }],
  [422, '701', { errorCode: '701' }],
  [200, '422', { refused: 'no-access' }],
  [200, '403', { refused: 'no-access' }],
  [200, '400', { refused: 'bad-request' }],
  [200, '429', { silence: 'rate-limit' }],
  [200, '500', { silence: 'http-5xx' }],
  [200, '503', { silence: 'http-5xx' }],
]

describe('an array of cises/info', () => {
  it.each(rowsWith)(
    'of HTTP %i with the row error %s is about the code',
    async (status, errorCode, facts) => {
      const answer = await readCisesInfo(status, bytes([row(errorCode, 'слова ЧЗ')]))
      expect(answer.kind).toBe('rows')
      expect((answer as { facts: Map<string, object> }).facts.get(cis)).toMatchObject(facts)
    },
  )

  it.each([
    [401, '401', dead],
    [200, '401', dead],
    [403, '403', noContract],
    [500, '500', silent],
    [422, '422', notTaken(422)],
  ])('of HTTP %i with the row error %s is about the line', async (status, errorCode, meaning) => {
    expect(await readCisesInfo(status, bytes([row(errorCode, 'слова ЧЗ')]))).toEqual(meaning)
  })

  it('says that the token is dead by a number too, in the row or within it', async () => {
    for (const dead401 of [
      { cisInfo: { requestedCis: cis }, errorCode: 401 },
      { cisInfo: { errorCode: '401' } },
    ])
      expect(await readCisesInfo(200, bytes([dead401]))).toEqual(dead)
  })

  it('keeps what it says of each code where errors are mixed', async () => {
    const other = { cisInfo: { requestedCis: cisOf(2), status: 'INTRODUCED' } }
    const answer = (await readCisesInfo(200, bytes([row('504'), other]))) as { facts: Map<string, object> }
    expect(answer.facts.get(cis)).toEqual({ silence: 'code-504' })
    expect(answer.facts.get(cisOf(2))).toMatchObject({ status: 'INTRODUCED' })
  })
})

describe('an answer of cises/eaes/info', () => {
  const facts = (body: object) => (readEaesInfo(200, bytes(body)) as { facts: object }).facts

  it('says whether the state of the emitter confirms the code, and what ГИС МТ knows of it', () => {
    expect(facts({ cis, authenticity: false })).toEqual({ authentic: false })
    expect(facts({ cis, authenticity: true, cisStatusId: '1', registered: false })).toEqual({
      authentic: true,
      registered: false,
    })
    const registered = {
      cis,
      authenticity: true,
      registered: true,
      cisStatus: 'INTRODUCED',
      statusEx: 'WAIT_SHIPMENT',
      emissionType: 'CROSSBORDER',
      productGroup: 'milk',
      expireDate: '2026-12-10',
    }
    expect(facts(registered)).toEqual({
      authentic: true,
      registered: true,
      status: 'INTRODUCED',
      statusEx: 'WAIT_SHIPMENT',
      emissionType: 'CROSSBORDER',
      group: 'milk',
      // The day is good until its end in Moscow.
      expiresAt: Date.UTC(2026, 11, 10, 20, 59, 59),
    })
  })

  it('does not take the state of a code that is not registered for its state', () => {
    expect(facts({ cis, authenticity: true, registered: false, cisStatus: 'RETIRED' })).not.toHaveProperty(
      'status',
    )
  })

  it('is silence where it does not say so', () => {
    expect(readEaesInfo(200, bytes({ cis }))).toEqual(silent)
  })
})

describe('an answer of cises/aggregated/list', () => {
  const box = '00046000000000000012'
  const empty = (held: string) => ({ cis: held, inside: [] })
  const packs = (body: unknown) => (readAggregatedList(200, bytes(body)) as { packs: object[] }).packs

  it('names what each pack holds, and of tobacco all layers', () => {
    expect(packs({ [box]: { [cis]: [], [cisOf(2)]: [] } })).toEqual([
      { cis: box, inside: [empty(cis), empty(cisOf(2))] },
    ])
    expect(packs({ [box]: { [cis]: { [cisOf(2)]: [] } } })).toEqual([
      { cis: box, inside: [{ cis, inside: [empty(cisOf(2))] }] },
    ])
  })

  it('is an empty map where ЧЗ knows none of the packs, and an empty list where one holds nothing', () => {
    expect(packs({})).toEqual([])
    expect(packs({ [box]: [] })).toEqual([empty(box)])
  })

  it.each([[[]], [{ [box]: [cis] }], [{ [box]: 'пусто' }], [said('Ошибка')], [{ [box]: null }]])(
    'is silence where it is %j',
    (body) => expect(readAggregatedList(200, bytes(body))).toEqual(silent),
  )

  it('is silence where packs nest without an end', () => {
    let body: object = []
    for (let depth = 0; depth < 100; depth += 1) body = { [`${box}${depth}`]: body }
    expect(readAggregatedList(200, bytes(body))).toEqual(silent)
  })
})
