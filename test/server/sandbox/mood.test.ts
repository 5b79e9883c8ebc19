import { request } from 'undici'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Clock } from '../../../server/clock.js'
import type { Mood } from '../../../server/sandbox/mood.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { ask } from './ask.js'

const code = '010460000000001721500001'
const waits: number[] = []
let waited: () => void = () => undefined
const clock: Clock = {
  now: () => 0,
  wait: (ms) => {
    waits.push(ms)
    waited()
    return Promise.resolve()
  },
}

let sandbox: Sandbox
beforeEach(async () => {
  waits.length = 0
  sandbox = await startSandbox({ scenario: () => undefined, clock })
})
afterEach(() => sandbox.close())

const answers: [Mood, string, string][] = [
  [{ answer: 401 }, 'application/json', '"errorCode":"401"'],
  [{ answer: 401, form: 'object' }, 'application/json', 'Необходимо получить новый токен'],
  [{ answer: 401, form: 'xml' }, 'application/xml', '<error>invalid_token</error>'],
  [{ answer: 203 }, 'application/json', 'Аварийный режим'],
  [{ answer: 400 }, 'application/json', 'В запросе не указан ни один КМ'],
  [{ answer: 404 }, 'application/json', 'Метод с указанным URL не найден'],
  [{ answer: 410 }, 'application/json', 'Метод отключён'],
  [{ answer: 413 }, 'text/html', '413 Request Entity Too Large'],
  [{ answer: 502 }, 'text/html', '502 Bad Gateway'],
  [{ answer: 403 }, 'application/json', 'Отсутствует действующий договор по ТГ'],
  [{ answer: 422 }, 'application/json', 'Отсутствует доступ к сведениям'],
  [{ answer: 429, retryAfterSeconds: 5 }, 'application/json', 'Превышено допустимое количество'],
  [{ answer: 500 }, 'application/json', 'Ошибка при выполнении запроса'],
  [{ answer: 503 }, 'text/html', '503 Service Temporarily Unavailable'],
  [{ answer: 504 }, 'application/json', '"errorCode":"504"'],
]
test.each(answers)('in the mood %j the body is %s with «%s»', async (mood, type, text) => {
  sandbox.setMood(mood)
  const answer = await ask(sandbox, [code])
  expect(answer.status).toBe(mood.answer)
  expect(answer.headers['content-type']).toContain(type)
  expect(answer.text).toContain(text)
  expect(answer.headers['retry-after']).toBe(mood.retryAfterSeconds?.toString())
})

test('a mood for two requests ends after them', async () => {
  sandbox.setMood({ answer: 500 }, 2)
  const statuses = [await ask(sandbox, [code]), await ask(sandbox, [code]), await ask(sandbox, [code])]
  expect(statuses.map(({ status }) => status)).toEqual([500, 500, 404])
})

test('latency is waited for on the clock', async () => {
  sandbox.setMood({ answer: 'plain', latencyMs: 750 })
  await ask(sandbox, [code])
  expect(waits).toEqual([750])
})

test('a silent sandbox never answers, and can be closed all the same', async () => {
  const arrived = new Promise<void>((resolve) => (waited = resolve))
  sandbox.setMood({ answer: 'silence', latencyMs: 1 })
  const asked = ask(sandbox, [code]).then(
    () => 'answered',
    () => 'cut',
  )
  await arrived
  sandbox.setMood({ answer: 'plain' })
  const next = await ask(sandbox, [code])
  expect(next.status).toBe(404)
  await sandbox.close()
  expect(await asked).toBe('cut')
  sandbox = await startSandbox({ scenario: () => undefined })
})

test('a cut connection is an error of the client', async () => {
  sandbox.setMood({ answer: 'cut' })
  await expect(ask(sandbox, [code])).rejects.toThrow()
})

test('half a body breaks off while it is read', async () => {
  sandbox.setMood({ answer: 'half' })
  await expect(ask(sandbox, [code])).rejects.toThrow()
})

test.each([400, 422] as const)('one code can have the whole request refused with %i', async (status) => {
  sandbox.refuse(code, status)
  expect((await ask(sandbox, ['010460000000001721500002', code])).status).toBe(status)
  expect((await ask(sandbox, ['010460000000001721500002'])).status).toBe(404)
})

const order = (body: unknown) =>
  request(`${sandbox.url}/sandbox/mood`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('a mood is set over HTTP too', async () => {
  expect((await order({ answer: 503, requests: 1 })).statusCode).toBe(204)
  expect((await ask(sandbox, [code])).status).toBe(503)
  expect((await ask(sandbox, [code])).status).toBe(404)
})

test.each([[{ answer: 'merry' }], [{ answer: 500, requests: -1 }], [{ answer: 401, form: 'yaml' }], [[]]])(
  'the order %j is refused and changes nothing',
  async (body) => {
    expect((await order(body)).statusCode).toBe(400)
    expect((await ask(sandbox, [code])).status).toBe(404)
  },
)
