import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applied, introduced } from '../../../server/sandbox/states.js'
import { cisOf } from '../../codes.js'
import { startApp } from '../../start-app.js'
import { goods, supplier } from '../document-checks/document-work.js'
import { line, updBytes } from '../intake/documents.js'
import { adminPassword } from '../../start-app.js'
import { waitFor } from '../../wait-for.js'

let program: Awaited<ReturnType<typeof startApp>>
beforeAll(async () => {
  const scenario = (cis: string) =>
    cis === cisOf(2) ? applied(goods, supplier) : introduced(goods, supplier)
  program = await startApp({ scenario })
})
afterAll(() => program.close())

let number = 0
const upload = async (...codes: string[]): Promise<string> => {
  const bytes = updBytes({ number: `УПД-${++number}`, lines: [line({ codes })] })
  const answer = await program.api('/deliveries', { method: 'POST', body: new Uint8Array(bytes) })
  return ((await answer.json()) as { id: string }).id
}
interface Check {
  state: string
  attempts: number
  errors: { code: string; message: string; nextStep: string; cis: string | null }[]
  exchangeIds: string[]
}
const checkOf = async (id: string) =>
  ((await (await program.api(`/deliveries/${id}`)).json()) as { documentCheck: Check | null }).documentCheck
const start = (id: string) => program.api(`/deliveries/${id}/document-check`, { method: 'POST' })
const ends = (id: string) =>
  waitFor(async () => {
    const check = await checkOf(id)
    expect(check?.state).not.toBe('waiting')
    return check!
  })

describe('POST /deliveries/:id/document-check', () => {
  it('has the document looked over, and the delivery tells how it ends', async () => {
    const id = await upload(cisOf(1))
    expect(await checkOf(id)).toBeNull()
    const started = await start(id)
    expect(started.status).toBe(200)
    expect(await started.json()).toMatchObject({ state: 'waiting', errors: [], refusal: null })
    const check = await ends(id)
    expect(check).toMatchObject({ state: 'verified', errors: [] })
    expect(check.exchangeIds.length).toBeGreaterThanOrEqual(4)
  })

  it('names what is wrong, in the words of ЧЗ and in ours', async () => {
    const id = await upload(cisOf(1), cisOf(2))
    await Promise.all([start(id), start(id)])
    const { state, errors } = await ends(id)
    expect(state).toBe('not-valid')
    expect(errors).toEqual([
      {
        code: '116',
        message: 'Коды не введены в оборот',
        nextStep: expect.stringContaining('Отложите этот товар.'),
        description: expect.stringContaining(cisOf(2)),
        cis: cisOf(2),
      },
    ])
  })

  it('refuses what is no document for it, and a delivery that is not there', async () => {
    const list = await program.api('/deliveries', { method: 'POST', body: cisOf(9) })
    const { id } = (await list.json()) as { id: string }
    const refused = await start(id)
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ error: { key: 'document-check.not-upd' } })
    expect((await start('999')).status).toBe(404)
  })

  it('begins by itself with an upload where the store wants that', async () => {
    const { openChoice } = await signIn()
    await openChoice('on')
    const id = await upload(cisOf(3))
    expect((await ends(id)).state).toBe('verified')
    const list = await program.api('/deliveries', { method: 'POST', body: cisOf(4) })
    expect(await checkOf(((await list.json()) as { id: string }).id)).toBeNull()
    await openChoice('')
    expect(await checkOf(await upload(cisOf(5)))).toBeNull()
  })
})

/** The administrator, in a browser. */
async function signIn() {
  const { url } = program.app
  let cookie = ''
  const ask = async (path: string, fields?: Record<string, string>) => {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      headers: { cookie },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
    const set = answer.headers.getSetCookie().map((one) => one.split(';')[0]!)
    if (set.length > 0) cookie = set.join('; ')
    return answer.text()
  }
  const tokenIn = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)![1]!
  const _csrf = tokenIn(await ask('/sign-in'))
  await ask('/sign-in', { _csrf, login: 'admin', password: adminPassword })
  return {
    async openChoice(onUpload: string) {
      const token = tokenIn(await ask('/rules'))
      await ask('/rules/document-check', { _csrf: token, ...(onUpload && { onUpload }) })
    },
  }
}
