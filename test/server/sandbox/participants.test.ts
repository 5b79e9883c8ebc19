import { request } from 'undici'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { groupAliases } from '../../../server/domain/verdict/product-groups.js'
import { participantsOf } from '../../../server/sandbox/participants.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { readScenarioFile } from '../../../server/sandbox/scenario-file.js'

const [dairy, gone, stranger, other] = ['0069145277', '0069215534', '0069270911', '0069310427']

let sandbox: Sandbox
beforeEach(async () => {
  const participants = participantsOf(
    new Map([
      [dairy, { groups: ['milk'] }],
      [gone, { groups: ['milk'], status: 'Удалён' }],
      [stranger, undefined],
    ]),
  )
  sandbox = await startSandbox({ scenario: () => undefined, participants })
})
afterEach(() => sandbox.close())

interface Row {
  inn: string
}
async function ask(inns: readonly string[], headers: Record<string, string> = {}) {
  const query = inns.map((inn) => `inns=${inn}`).join('&')
  const answer = await request(`${sandbox.url}/api/v3/true-api/participants?${query}`, { headers })
  const text = await answer.body.text()
  const said: unknown = text.startsWith('[') || text.startsWith('{') ? JSON.parse(text) : text
  const rows = Array.isArray(said) ? new Map((said as Row[]).map((row) => [row.inn, row])) : null
  return { status: answer.statusCode, said, rows }
}

it('says of each ИНН how it is registered, without a token', async () => {
  const { status, rows } = await ask([dairy, gone, stranger, other, '00692'])
  expect(status).toBe(200)
  expect(rows!.get(dairy)).toEqual({
    inn: dairy,
    status: 'Зарегистрирован',
    productGroups: ['milk'],
    is_registered: true,
    is_kfh: false,
  })
  expect(rows!.get(gone)).toMatchObject({ status: 'Удалён', is_registered: false })
  expect(rows!.get(stranger)).toEqual({
    inn: stranger,
    error_code: '404',
    error_message: 'УОТ не найден',
  })
  expect(rows!.get(other)).toMatchObject({ is_registered: true, productGroups: groupAliases })
  expect(rows!.get('00692')).toMatchObject({ error_code: '400' })
})

it('answers 404 with the rows where it knows nobody, and takes a hundred ИНН at most', async () => {
  expect(await ask([stranger])).toMatchObject({ status: 404, said: [{ inn: stranger, error_code: '404' }] })
  expect((await ask([])).status).toBe(400)
  expect((await ask(Array.from({ length: 101 }, () => dairy))).status).toBe(400)
  expect((await ask(Array.from({ length: 100 }, () => dairy))).status).toBe(200)
})

it('has moods of its own, and refuses a token that is over', async () => {
  sandbox.setParticipantsMood({ answer: 503 }, 1)
  expect((await ask([dairy])).status).toBe(503)
  sandbox.setParticipantsMood({ answer: 401 }, 1)
  expect(await ask([dairy])).toMatchObject({
    status: 401,
    said: { error_message: expect.stringContaining('Токен') as string },
  })
  sandbox.killToken('dead')
  expect((await ask([dairy], { authorization: 'Bearer dead' })).status).toBe(401)
  expect((await ask([dairy], { authorization: 'Bearer alive' })).status).toBe(200)
})

it('is told by a scenario file who is registered', () => {
  const read = (participants: unknown) => readScenarioFile(JSON.stringify({ participants }), 0).participants
  const participants = read({ [stranger]: null, [dairy]: { groups: ['milk'] }, [gone]: { status: 'Удалён' } })
  expect(participants(stranger)).toBeUndefined()
  expect(participants(dairy)).toEqual({ groups: ['milk'] })
  expect(participants(gone)).toEqual({ groups: groupAliases, status: 'Удалён' })
  expect(participants(other)).toEqual({ groups: groupAliases })
  for (const wrong of [1, { groups: 'milk' }, { status: 5 }])
    expect(() => read({ [dairy]: wrong })).toThrow(
      expect.objectContaining({ params: { place: `participants.${dairy}` } }),
    )
})
