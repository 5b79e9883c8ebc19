import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { DocumentCheck, JournalEntry } from '../../../entities/index.js'
import { makeMaintenance } from '../../../server/settings/maintenance.js'
import { applied, introduced, retired } from '../../../server/sandbox/states.js'
import { cisOf } from '../../codes.js'
import { updText } from '../intake/documents.js'
import { documentWork, goods, supplier, upd } from './document-work.js'

type Work = Awaited<ReturnType<typeof documentWork>>
let work: Work
afterEach(() => work.close())

const start = async (options?: Parameters<typeof documentWork>[0], bytes?: Buffer) => {
  work = await documentWork(options)
  const id = await work.deliver(bytes)
  await work.startDocumentCheck(id, 1)
  return id
}

describe('the check of a document', () => {
  it('sends it, is told twice to wait, and ends with what ЧЗ says', async () => {
    const bytes = upd(cisOf(1))
    const id = await start({}, bytes)
    await work.sweep()
    const sent = await work.checkOf(id)
    expect(sent).toMatchObject({
      state: 'waiting',
      attempts: 1,
      sentAt: work.clock.now(),
      takenAt: work.clock.now(),
    })
    expect(sent.deadlineAt! - sent.sentAt!).toBe(24 * 3600_000)
    expect(await work.nextTry(id)).toMatchObject({ state: 'waiting', lastSaid: 'awaiting', attempts: 2 })
    expect(await work.nextTry(id)).toMatchObject({ state: 'waiting', lastSaid: 'in-progress' })
    const end = await work.nextTry(id)
    expect(end).toMatchObject({ state: 'verified', errors: [], nextTryAt: null, leasedBy: null })
    expect(end.finishedAt).toBe(work.clock.now())
    // The chain has all of it, the document as it was sent too.
    const exchanges = await work.exchanges()
    expect(end.exchangeIds).toEqual(exchanges.map((exchange) => exchange.id))
    expect(exchanges.map(({ path, deliveryId }) => [path.split('/').at(-1), deliveryId])).toEqual([
      ['create', id],
      ['status', id],
      ['status', id],
      ['status', id],
    ])
    const body = JSON.parse(gunzipSync(exchanges[0]!.requestBody).toString()) as Record<string, string>
    expect(body).toMatchObject({ id: end.documentId, documentType: 'UPD', documentFormat: 'XML' })
    expect(Buffer.from(body.content!, 'base64').equals(bytes)).toBe(true)
  })

  it('keeps what is wrong, code by code', async () => {
    const scenario = (cis: string) =>
      cis === cisOf(1)
        ? introduced(goods, supplier)
        : cis === cisOf(2)
          ? applied(goods, supplier)
          : retired(goods, supplier)
    const id = await start({ scenario }, upd(cisOf(1), cisOf(2), cisOf(3)))
    await work.sweep()
    await work.tries(id, 3)
    const { state, errors } = await work.checkOf(id)
    expect(state).toBe('not-valid')
    expect(errors!.map(({ code, cis }) => [code, cis])).toEqual([
      ['116', cisOf(2)],
      ['146', cisOf(3)],
    ])
  })

  it('writes a document of another encoding anew, and keeps that it did', async () => {
    const id = await start({}, Buffer.from(updText({ supplier: { ...supplier, name: 'ООО «Bière»' } })))
    await work.sweep()
    expect(await work.checkOf(id)).toMatchObject({ rewrittenFrom: 'utf-8', state: 'waiting' })
    const [sent] = await work.exchanges()
    const { content } = JSON.parse(gunzipSync(sent!.requestBody).toString()) as { content: string }
    expect(Buffer.from(content, 'base64').toString('latin1')).toMatch(
      /^<\?xml version="1.0" encoding="windows-1251"/,
    )
    expect(Buffer.from(content, 'base64').toString('latin1')).toContain('Bi&#232;re')
  })

  it('is one, however often it is asked for; when it is over, another may begin', async () => {
    const id = await start()
    await Promise.all([work.startDocumentCheck(id, 1), work.startDocumentCheck(id, 2)])
    expect(await work.checksOf(id)).toHaveLength(1)
    await work.sweep()
    await work.tries(id, 3)
    await work.startDocumentCheck(id, 2)
    const [first, second] = await work.checksOf(id)
    expect(second).toMatchObject({ state: 'waiting', startedById: 2 })
    expect(second!.documentId).not.toBe(first!.documentId)
    const noted = await work.database.read.findBy(JournalEntry, { action: 'document-check.started' })
    expect(noted.map(({ userId, subject }) => [userId, subject])).toEqual([
      [1, `delivery:${id}`],
      [2, `delivery:${id}`],
    ])
  })

  it.each([
    ['document-check.not-upd', { source: 'list' as const }],
    ['document-check.audit', { purpose: 'audit' as const }],
    ['document-check.function', { warnings: [{ key: 'document.warning.function' }] }],
    ['delivery.not-found', { visibleAt: null }],
  ])('does not begin where the document is none for it: %s', async (key, row) => {
    work = await documentWork()
    const id = await work.deliver(undefined, row)
    await expect(work.startDocumentCheck(id, 1)).rejects.toMatchObject({ key })
    expect(await work.database.read.count(DocumentCheck)).toBe(0)
  })

  it.each([
    ['missing', null],
    ['not-upd', Buffer.from('0104600000000015215x\n')],
    ['letters', Buffer.from(updText().replaceAll('НаимТов', 'Наïм'))],
  ])('ends where the document cannot be sent: %s', async (reason, bytes) => {
    work = await documentWork()
    const delivery = bytes ? await work.deliver(bytes) : (await work.build.delivery()).id
    await work.startDocumentCheck(delivery, 1)
    await work.sweep()
    expect(await work.checkOf(delivery)).toMatchObject({
      state: 'refused',
      reason,
      sentAt: null,
      nextTryAt: null,
    })
    expect(work.asked()).toEqual({ create: 0, status: 0 })
  })
})

describe('while ЧЗ cannot be asked', () => {
  it('waits for a token, says so in its row, and goes on by itself', async () => {
    work = await documentWork({ token: null })
    const id = await work.deliver()
    expect(work.documentHindrance(null)).toBe('token-missing')
    await work.startDocumentCheck(id, 1)
    await work.sweep()
    await work.sweep()
    expect(await work.checkOf(id)).toMatchObject({ heldReason: 'token-missing', attempts: 0, version: 1 })
    work.tokens.put('a-token')
    await work.sweep()
    expect(await work.checkOf(id)).toMatchObject({ heldReason: null, attempts: 1 })
  })

  it('counts no try for a dead token, and sends again with the next one', async () => {
    const id = await start()
    work.sandbox.killToken('a-token')
    await work.sweep()
    expect(await work.checkOf(id)).toMatchObject({ heldReason: 'token-dead', attempts: 0, takenAt: null })
    expect(work.documentHindrance(null)).toBe('token-dead')
    await work.sweep()
    expect(work.asked().create).toBe(1)
    work.tokens.put('another')
    await work.sweep()
    expect(work.asked()).toEqual({ create: 2, status: 1 })
    expect((await work.checkOf(id)).takenAt).not.toBeNull()
  })

  it('waits for the end of maintenance, and no try is spent', async () => {
    const id = await start()
    const maintenance = makeMaintenance({ ...work, onEnd: async () => undefined })
    await maintenance.begin(
      { id: 1, name: 'Орлова' },
      { reason: 'работы', untilAt: work.clock.now() + 3600_000 },
    )
    await work.sweep()
    await work.checkDocument((await work.checkOf(id)).id)
    expect([work.asked().create, (await work.checkOf(id)).attempts]).toEqual([0, 0])
    await work.clock.advance(3600_000)
    await work.sweep()
    expect(work.asked().create).toBe(1)
  })
})
