import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applied, introduced, unknownCode } from '../../../server/sandbox/states.js'
import { writeUpd, type UpdOutline } from '../../../server/sandbox/upd-writer.js'
import { cisList, cisOf, gtinOf } from '../../codes.js'
import { startApp } from '../../start-app.js'
import { waitFor } from '../../wait-for.js'

const supplier = {
  inn: '0069145277',
  kpp: '006901001',
  name: 'ООО «Молочный берег»',
  address: 'г. Ржев, ул. Заводская, 2',
}
const buyer = {
  inn: '0069003184',
  kpp: '006901001',
  name: 'ООО «Полянка»',
  address: 'г. Тверь, ул. Озёрная, 6',
}
const goods = {
  name: 'Кефир',
  brand: 'Берег',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0403',
  producer: supplier,
}

const codes = cisList(6)
/** In circulation, and its check part is not the one that ЧЗ has. */
const forged = cisOf(77)
const document = (number: string, own: Partial<UpdOutline> = {}): Buffer =>
  Buffer.concat([
    ...writeUpd(
      {
        number,
        issuedOn: '2026-11-23',
        supplier,
        buyer,
        contract: { number: '118/24', signedOn: '2024-02-15' },
        lines: [{ name: 'Кефир 1 %, 900 г', gtin: gtinOf(1), priceKopecks: 6120, vat: '10%', codes }],
        ...own,
      },
      'windows-1251',
    ),
  ])

let program: Awaited<ReturnType<typeof startApp>>
beforeAll(async () => {
  program = await startApp({
    participants: (inn) => (inn === supplier.inn ? { groups: ['water'] } : undefined),
    scenario: (cis) =>
      cis === codes[0]
        ? applied(goods, supplier)
        : cis === forged
          ? introduced(goods, supplier, { checkPartWrong: true })
          : codes.includes(cis)
            ? introduced(goods, supplier)
            : unknownCode,
  })
})
afterAll(() => program.close())

const handIn = (bytes: Buffer, query = '') =>
  program.api(`/deliveries${query}`, { method: 'POST', body: bytes as Buffer<ArrayBuffer> })
const get = async (path: string) => (await program.api(path)).json() as Promise<Record<string, never>>
const settled = (id: string) =>
  waitFor(async () => {
    const delivery = await get(`/deliveries/${id}`)
    expect(delivery.state).toBe('done')
    return delivery
  })

describe('the API for programs', () => {
  it('takes a document and answers with its head, then with its counts and verdict', async () => {
    const response = await handIn(document('МБ-1'))
    expect(response.status).toBe(201)
    const head = (await response.json()) as Record<string, string>
    expect(head).toEqual({
      id: expect.any(String),
      number: 'МБ-1',
      inn: '0069003184',
      issuedOn: '2026-11-23',
      supplier: { inn: '0069145277', kpp: '006901001', name: 'ООО «Молочный берег»' },
      buyer: { inn: '0069003184', kpp: '006901001', name: 'ООО «Полянка»' },
      contract: { number: '118/24', signedOn: '2024-02-15' },
      lineCount: 1,
      codes: 6,
      state: expect.stringMatching(/queued|running|done/),
    })
    const delivery = await settled(head.id!)
    expect(delivery).toMatchObject({
      counts: { total: 6, sell: 5, risk: 0, block: 1, wait: 0, unknown: 0 },
      verdict: 'sign-partly',
      lines: [
        {
          number: '1',
          name: 'Кефир 1 %, 900 г',
          gtin: gtinOf(1),
          declared: 6,
          counts: { total: 6, sell: 5, block: 1 },
        },
      ],
      run: { state: 'done', done: 6, total: 6, heldReason: null },
    })
  })

  it('says whether the supplier is registered, and what to do where it is not', async () => {
    const of = async (number: string, inn: string) => {
      const own = { supplier: { ...supplier, inn } }
      const { id } = (await (await handIn(document(number, own))).json()) as { id: string }
      return waitFor(async () => {
        const { supplierRegistration } = await settled(id)
        expect(supplierRegistration).not.toBeNull()
        return supplierRegistration
      })
    }
    expect(await of('МБ-10', '0069270911')).toEqual({
      registered: false,
      status: null,
      groups: null,
      missingGroups: [],
      askedAt: expect.any(String),
      message: expect.stringMatching(/^Поставщик .* не зарегистрирован/),
      nextStep: expect.stringMatching(/^До подписания/),
    })
    expect(await of('МБ-11', supplier.inn)).toMatchObject({
      registered: true,
      groups: ['water'],
      missingGroups: ['milk'],
      message: expect.stringContaining('может быть неполным'),
    })
    const english = await program.api('/deliveries', { headers: { 'accept-language': 'en' } })
    const [{ id }] = ((await english.json()) as { items: [{ id: string }] }).items
    const said = await program.api(`/deliveries/${id}`, { headers: { 'accept-language': 'en' } })
    expect(await said.json()).toMatchObject({
      supplierRegistration: { message: expect.stringContaining('does not name the product group') },
    })
  })

  it('says that the same document is there already, and that a changed one is changed', async () => {
    const first = (await (await handIn(document('МБ-2'))).json()) as { id: string }
    const again = await handIn(document('МБ-2'))
    expect(again.status).toBe(409)
    expect(await again.json()).toMatchObject({ error: { key: 'delivery.same', details: { id: first.id } } })
    const changed = await handIn(
      document('МБ-2', { lines: [{ name: 'Кефир', priceKopecks: 1, vat: '10%', codes: codes.slice(1) }] }),
    )
    expect(changed.status).toBe(409)
    expect(await changed.json()).toMatchObject({
      error: { key: 'delivery.changed', details: { id: first.id } },
    })
    const corrected = await handIn(document('МБ-2', { correction: { number: '1', on: '2026-11-24' } }))
    expect(corrected.status).toBe(201)
  })

  it('takes two at once of the same document once', async () => {
    const both = await Promise.all([handIn(document('МБ-3')), handIn(document('МБ-3'))])
    expect(both.map((response) => response.status).sort()).toEqual([201, 409])
  })

  it('names what is wrong with a file, with the line and the next step', async () => {
    const response = await handIn(document('МБ-4').subarray(0, 900))
    expect(response.status).toBe(422)
    const { error } = (await response.json()) as {
      error: { key: string; details: Record<string, unknown>[] }
    }
    expect(error.key).toBe('document.refused')
    expect(error.details[0]).toEqual({
      key: expect.any(String),
      line: expect.any(Number),
      message: expect.stringMatching(/[а-я]/),
      nextStep: expect.stringMatching(/[а-я]/),
    })
  })

  it('takes a form with a file, and keeps a Russian name', async () => {
    const form = new FormData()
    form.append('document', new Blob([document('МБ-5') as Buffer<ArrayBuffer>]), 'Накладная №5.xml')
    const response = await program.api('/deliveries?purpose=audit', { method: 'POST', body: form })
    expect(response.status).toBe(201)
    expect((await program.api('/deliveries', { method: 'POST', body: new FormData() })).status).toBe(400)
  })

  it('lists codes in document order, page by page and by outcome', async () => {
    const { id } = (await (await handIn(document('МБ-6'))).json()) as { id: string }
    await settled(id)
    const first = (await get(`/deliveries/${id}/codes?limit=4`)) as unknown as {
      items: { cis: string }[]
      next: string
    }
    const rest = (await get(
      `/deliveries/${id}/codes?limit=4&cursor=${first.next}`,
    )) as unknown as typeof first
    expect([...first.items, ...rest.items].map((code) => code.cis)).toEqual(codes)
    expect(rest.next).toBeNull()
    const blocked = (await get(`/deliveries/${id}/codes?outcome=block`)) as unknown as {
      items: { id: string; cis: string }[]
    }
    expect(blocked.items).toHaveLength(1)
    expect(blocked.items[0]).toMatchObject({
      cis: codes[0],
      gtin: gtinOf(1),
      serial: expect.stringMatching(/^5x+1$/),
      group: 'milk',
      origin: { country: 'RU' },
      outcome: 'block',
      checkedBy: 'status',
      reasons: [
        {
          outcome: 'block',
          text: expect.any(String),
          nextStep: expect.any(String),
          who: expect.any(String),
          curable: true,
        },
      ],
      attempts: 1,
    })
    const code = await get(`/codes/${blocked.items[0]!.id}`)
    expect(code.answers).toMatchObject([
      {
        channel: 'true-api',
        httpStatus: 200,
        facts: { status: 'APPLIED' },
        raw: { cisInfo: { requestedCis: codes[0] } },
      },
    ])
  })

  it('tells what ЧЗ itself says of the check part of a scanned code, where no till is asked', async () => {
    const { id } = (await (await handIn(Buffer.from(`${forged}\u001d93Zk4w\n`))).json()) as { id: string }
    await settled(id)
    const { items } = (await get(`/deliveries/${id}/codes`)) as unknown as { items: { id: string }[] }
    const code = await get(`/codes/${items[0]!.id}`)
    expect(code).toMatchObject({
      outcome: 'block',
      checkedBy: 'status',
      reasons: [{ id: 'check-code-wrong' }],
      answers: [
        { channel: 'true-api', facts: { status: 'INTRODUCED' } },
        { channel: 'check-parts', facts: { verified: false }, raw: { result: false, quantity: 1 } },
      ],
    })
  })

  it('makes a claim and an act of it', async () => {
    const { id } = (await (await handIn(document('МБ-7'))).json()) as { id: string }
    await settled(id)
    const made = await program.api(`/deliveries/${id}/claims`, { method: 'POST' })
    expect(made.status).toBe(201)
    const claim = (await made.json()) as { id: string; number: string }
    expect(claim).toEqual({ id: expect.any(String), number: expect.any(String) })
    expect(await get(`/claims/${claim.id}`)).toMatchObject({
      number: claim.number,
      codes: 1,
      sumKopecks: 6732,
    })
    const act = await program.api(`/claims/${claim.id}/act.html`)
    expect(act.headers.get('content-type')).toContain('text/html')
    const html = await act.text()
    expect(html).toContain('0330202')
    expect(html).toContain('МБ-7')
  })

  it('reads a code', async () => {
    const response = await program.api('/codes/parse', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ raw: `]d2${codes[0]}` }),
    })
    expect(await response.json()).toMatchObject({
      kind: 'cis_only',
      valid: true,
      cis: codes[0],
      gtin: gtinOf(1),
      repairs: ['aim-prefix'],
    })
  })

  it('lets in nobody without the token', async () => {
    for (const path of ['/deliveries', '/deliveries/1', '/codes/1', '/claims/1']) {
      const response = await fetch(`${program.app.url}/api/v1${path}`)
      expect(response.status, path).toBe(401)
      expect(((await response.json()) as { error: { key: string } }).error.key).toBe('api.token')
    }
  })

  it('answers what is not there, and what makes no sense, with a key and words', async () => {
    for (const [path, status] of [
      ['/deliveries/999', 404],
      ['/deliveries/abc', 404],
      ['/codes/999', 404],
      ['/claims/999', 404],
      ['/deliveries?limit=0', 400],
      ['/deliveries/1/codes?outcome=nice', 400],
      ['/nothing', 404],
    ] as const) {
      const response = await program.api(path)
      expect(response.status, path).toBe(status)
      expect(await response.json()).toMatchObject({
        error: { key: expect.any(String), message: expect.stringMatching(/[а-я]/) },
      })
    }
  })

  it('says of itself that it lives, that it is ready, and how it does', async () => {
    expect((await fetch(`${program.app.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${program.app.url}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${program.app.url}/metrics`)).text()).toContain('dopusk_runs{state="done"}')
  })
})
