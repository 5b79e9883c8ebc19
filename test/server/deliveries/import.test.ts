import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Code, Delivery, DeliveryLine, DocumentPart, JournalEntry } from '../../../entities/index.js'
import { systemClock } from '../../../server/clock.js'
import type { Database } from '../../../server/database.js'
import { makeDeliveries } from '../../../server/deliveries/deliveries-service.js'
import { officialSettings } from '../../../server/domain/verdict/settings.js'
import type { Queue } from '../../../server/queue/queue.js'
import { writeUpd, type UpdOutline } from '../../../server/sandbox/upd-writer.js'
import { cisList, cisOf, gtinOf } from '../../codes.js'
import { freshDatabase } from '../../database.js'
import { countersAgree } from '../../start-work.js'

/** A queue in which nothing is done: what an import leaves is rows. */
const nothing = async () => undefined
const stillQueue: Queue = {
  enqueue: nothing,
  cancel: nothing,
  start: () => undefined,
  pause: nothing,
  resume: nothing,
  close: nothing,
}

async function makeService(database: Database) {
  const service = makeDeliveries({
    database,
    clock: systemClock,
    queue: stillQueue,
    settings: officialSettings,
    installation: { ownInn: null, given: { token: null, apiKey: null } },
  })
  const hand = (bytes: Iterable<Uint8Array>) =>
    service.importDelivery({ bytes: asyncOf(bytes), fileName: 'УПД.xml', purpose: 'receipt', userId: null })
  return { ...service, hand }
}
async function* asyncOf(bytes: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes
}

const party = { inn: '0069145277', kpp: '006901001', name: 'ООО «Молочный берег»', address: 'г. Ржев' }
const outlineOf = (number: string, lines: UpdOutline['lines']): UpdOutline => ({
  number,
  issuedOn: '2026-11-23',
  supplier: party,
  buyer: { ...party, inn: '0069003184', name: 'ООО «Полянка»' },
  lines,
})
const line = (codes: string[], item = 1) => ({
  name: `Товар ${item}`,
  gtin: gtinOf(item),
  priceKopecks: 1000,
  vat: '10%',
  codes,
})

describe('an import', () => {
  it('leaves the delivery with its lines, codes, counters, document and a note in the journal', async () => {
    const database = await freshDatabase()
    const { hand } = await makeService(database)
    const bytes = Buffer.concat([
      ...writeUpd(outlineOf('1', [line(cisList(2500)), line(cisList(3, { item: 2 }), 2)]), 'windows-1251'),
    ])
    const result = await hand([bytes])
    expect(result).toMatchObject({ kind: 'made' })
    const delivery = await database.read.findOneByOrFail(Delivery, { number: '1' })
    expect(delivery).toMatchObject({
      source: 'upd',
      codeCount: 2503,
      waitCount: 2503,
      lineCount: 2,
      fileName: 'УПД.xml',
    })
    await countersAgree(database, delivery.id)
    const lines = await database.read.find(DeliveryLine, { order: { position: 'ASC' } })
    expect(lines.map(({ name, codeCount }) => [name, codeCount])).toEqual([
      ['Товар 1', 2500],
      ['Товар 2', 3],
    ])
    const parts = await database.read.find(DocumentPart, { order: { position: 'ASC' } })
    expect(Buffer.concat(parts.map((part) => gunzipSync(part.bytes)))).toEqual(bytes)
    expect(await database.read.countBy(JournalEntry, { action: 'delivery.uploaded' })).toBe(1)
    await database.close()
  })

  it('leaves nothing at all of a file that is cut, wherever it is cut', async () => {
    const database = await freshDatabase()
    const { hand } = await makeService(database)
    const whole = Buffer.concat([...writeUpd(outlineOf('2', [line(cisList(2200))]), 'utf-8')])
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const result = await hand([whole.subarray(0, Math.floor(whole.length * share))])
      expect(result.kind).toBe('refused')
    }
    for (const table of [Delivery, DeliveryLine, Code, DocumentPart])
      expect(await database.read.count(table)).toBe(0)
    await database.close()
  })

  it('leaves nothing when the bytes stop coming', async () => {
    const database = await freshDatabase()
    const { importDelivery } = await makeService(database)
    const bytes = (async function* () {
      yield Buffer.from(cisList(5000).join('\n'))
      throw new Error('the line broke')
    })()
    await expect(importDelivery({ bytes, fileName: null, purpose: 'receipt', userId: null })).rejects.toThrow(
      'broke',
    )
    expect(await database.read.count(Code)).toBe(0)
    expect(await database.read.count(Delivery)).toBe(0)
    await database.close()
  })

  it('throws away at a start what was being read when the program stopped, and nothing else', async () => {
    const database = await freshDatabase()
    const { hand } = await makeService(database)
    await hand([Buffer.from(cisOf(1))])
    await database.transact(async ({ manager }) => {
      const row = {
        purpose: 'receipt' as const,
        source: 'list' as const,
        documentKey: '',
        contentHash: '',
        warnings: [],
        createdAt: 1,
      }
      const half = await manager.insert(Delivery, row)
      await manager.insert(DeliveryLine, {
        deliveryId: half.identifiers[0]!.id,
        position: 1,
        number: '1',
        name: '',
      })
    })
    const restarted = await makeService(database)
    await restarted.dropUnfinished()
    expect(await database.read.count(Delivery)).toBe(1)
    expect(await database.read.count(DeliveryLine)).toBe(1)
    await database.close()
  })

  it('knows a list by its codes, in whatever order and with repeats', async () => {
    const database = await freshDatabase()
    const { hand } = await makeService(database)
    const codes = [...cisList(4), ...cisList(3, { item: 2 })]
    const made = await hand([Buffer.from(codes.join('\n'))])
    const again = await hand([Buffer.from([...codes, codes[0]!].reverse().join('\r\n'))])
    expect(again).toEqual({ ...made, kind: 'same' })
    const lines = await database.read.find(DeliveryLine, { order: { position: 'ASC' } })
    expect(lines.map(({ gtin, codeCount }) => [gtin, codeCount])).toEqual([
      [gtinOf(1), 4],
      [gtinOf(2), 3],
    ])
    await database.close()
  })

  it('says how many codes stand in the document twice, and takes each once', async () => {
    const database = await freshDatabase()
    const { hand } = await makeService(database)
    const codes = cisList(3)
    await hand([...writeUpd(outlineOf('3', [line([...codes, codes[1]!, codes[1]!])]), 'utf-8')])
    const delivery = await database.read.findOneByOrFail(Delivery, { number: '3' })
    expect(delivery.codeCount).toBe(3)
    expect(delivery.warnings).toContainEqual({
      key: 'document.warning.repeated-codes',
      params: { count: 2, row: expect.any(Number) },
    })
    await database.close()
  })

  it('lets nobody ask about a damaged scan: it is for a person to scan again', async () => {
    const database = await freshDatabase()
    const { hand } = await makeService(database)
    const wrongGtin = cisOf(1).replace('0104600000000', '0104600000009')
    const torn = `${cisOf(2)}${'x'.repeat(30)}`
    const box = '00046000000000000015'
    await hand([Buffer.from([wrongGtin, torn, box + box, '00046000000000000016', cisOf(3)].join('\n'))])
    const codes = await database.read.find(Code, { order: { id: 'ASC' } })
    expect(codes.map(({ outcome, reasonId, kind }) => [outcome, reasonId, kind])).toEqual([
      ['unknown', 'code-damaged', 'cis_only'],
      ['unknown', 'code-damaged', 'unit'],
      ['wait', '', 'sscc'],
      ['wait', '', 'sscc'],
      ['wait', '', 'cis_only'],
    ])
    await database.close()
  })

  it('asks about a code of a document as it stands there: the supplier wrote it', async () => {
    const database = await freshDatabase()
    const { hand } = await makeService(database)
    await hand([...writeUpd(outlineOf('4', [line([cisOf(1).slice(0, -1)])]), 'utf-8')])
    expect(await database.read.findOneByOrFail(Code, {})).toMatchObject({ outcome: 'wait', reasonId: '' })
    await database.close()
  })

  it('keeps its counters true for any list', async () => {
    const database = await freshDatabase()
    const { hand } = await makeService(database)
    const text = fc.oneof(
      fc.nat(60).map((serial) => cisOf(serial + 1, { item: (serial % 5) + 1 })),
      fc.nat(9).map((serial) => cisOf(serial + 1, { country: '2', prefix: '481000000' })),
      fc.constantFrom('00046000000000000017', '4600000000017', 'что это', '0104600000000019', 'AAAA'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (lines) => {
        const result = await hand([Buffer.from(lines.join('\n'))])
        if (result.kind === 'made') await countersAgree(database, result.deliveryId)
      }),
      { numRuns: 40 },
    )
    await database.close()
  })
})
