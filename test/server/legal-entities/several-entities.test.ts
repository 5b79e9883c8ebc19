import { afterEach, describe, expect, it } from 'vitest'
import { introduced } from '../../../server/sandbox/states.js'
import { cisOf } from '../../codes.js'
import { startApp } from '../../start-app.js'
import { waitFor } from '../../wait-for.js'

const own = '0069003184'
const other = '0078120046'
const producer = { inn: '0069145277', name: 'ООО «Родник»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }

type Program = Awaited<ReturnType<typeof startApp>>
let program: Program | undefined
afterEach(() => program?.close())

const start = async (env: Record<string, string>): Promise<Program> =>
  (program = await startApp({ scenario: () => introduced(goods, producer), env }))

const put = async (inn: string, what: 'token' | 'api-key', body: object) => {
  const answer = await program!.api(`/entities/${inn}/${what}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as Record<string, unknown>
}
const upload = async (number: number, query = '') => {
  const answer = await program!.api(`/deliveries${query}`, { method: 'POST', body: cisOf(number) })
  return { status: answer.status, body: (await answer.json()) as { id: string; inn: string | null } }
}
const isDone = (id: string) =>
  waitFor(
    async () =>
      expect(await (await program!.api(`/deliveries/${id}`)).json()).toMatchObject({
        run: { state: 'done' },
      }),
    { timeout: 10_000, interval: 50 },
  )
const sentWith = (token: string) => program!.sandbox.counts().sentWith(token)

describe('a program with several legal entities', () => {
  it('asks with the token of the one that is named, and with that of DOPUSK_INN where nobody is', async () => {
    await start({})
    expect(await put(other, 'token', { token: 'token-of-other' })).toMatchObject({
      isUsed: true,
      isTried: true,
    })
    const before = sentWith('a-token-of-chz')
    const named = await upload(1, `?inn=${other}`)
    expect(named.body.inn).toBe(other)
    await isDone(named.body.id)
    expect([sentWith('a-token-of-chz') - before, sentWith('token-of-other')]).toEqual([0, 2])
    const usual = await upload(2)
    expect(usual.body.inn).toBeNull()
    await isDone(usual.body.id)
    expect(sentWith('a-token-of-chz') - before).toBe(1)
    const unknown = await upload(3, '?inn=0012345678')
    expect([unknown.status, unknown.body]).toMatchObject([400, { error: { key: 'delivery.no-entity' } }])
  })

  it('tells of channels for each of them', async () => {
    await start({})
    await put(other, 'token', { token: 'token-of-other' })
    const named = await upload(1, `?inn=${other}`)
    await isDone(named.body.id)
    type Row = { inn: string; channel: string; state: string }
    await waitFor(
      async () => {
        const { items } = (await (await program!.api('/channels')).json()) as { items: Row[] }
        const states = items
          .filter(({ channel }) => channel === 'true-api')
          .map(({ inn, state }) => [inn, state])
        expect(states.sort()).toEqual([
          [own, 'idle'],
          [other, 'up'],
        ])
      },
      { timeout: 15_000, interval: 100 },
    )
  })

  it('asks for the one that has got its token last, where none is configured', async () => {
    await start({ DOPUSK_INN: '', CRPT_TRUE_API_TOKEN: '' })
    await put(own, 'token', { token: 'token-of-one' })
    const first = await upload(1)
    await isDone(first.body.id)
    await put(other, 'token', { token: 'token-of-other' })
    const [tried, triedOther] = [sentWith('token-of-one'), sentWith('token-of-other')]
    const [named, usual] = [await upload(2, `?inn=${own}`), await upload(3)]
    await isDone(named.body.id)
    await isDone(usual.body.id)
    expect([sentWith('token-of-one') - tried, sentWith('token-of-other') - triedOther]).toEqual([1, 1])
  })

  it('asks all with what the environment gives, where it does not say whose that is', async () => {
    await start({ DOPUSK_INN: '' })
    await put(other, 'api-key', { key: 'a-key-of-other-c41e' })
    expect((await upload(1, `?inn=${other}`)).status).toBe(400)
    const usual = await upload(1)
    await isDone(usual.body.id)
    expect(sentWith('a-token-of-chz')).toBe(1)
  })
})
