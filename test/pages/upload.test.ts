import { describe, expect, it } from 'vitest'
import { Code, Delivery } from '../../entities/index.js'
import { writeUpd } from '../../server/sandbox/upd-writer.js'
import { cisList, cisOf, gtinOf } from '../codes.js'
import { deliveriesApp } from './deliveries-app.js'
import { tokenIn } from './small-app.js'

const supplier = { inn: '0069145277', kpp: '006901001', name: 'ООО «Молочный берег»', address: 'г. Ржев' }

function upd(number: string, codes: string[]): Buffer {
  const line = { name: 'Кефир 1 %, 900 г', gtin: gtinOf(1), priceKopecks: 5563, vat: '10%', codes }
  const buyer = { ...supplier, inn: '0069003184', name: 'ООО «Полянка»' }
  return Buffer.concat([
    ...writeUpd({ number, issuedOn: '2026-11-23', supplier, buyer, lines: [line] }, 'utf-8'),
  ])
}

async function uploader() {
  const app = await deliveriesApp()
  const { text } = await app.admin.get('/deliveries/new').expect(200)
  const token = tokenIn(text)
  return {
    ...app,
    files: (documents: Record<string, Buffer>, fields: Record<string, string> = {}) => {
      const request = app.admin.post('/deliveries').field('_csrf', token).field(fields)
      for (const [name, bytes] of Object.entries(documents)) request.attach('document', bytes, name)
      return request
    },
    codes: (codes: string) => app.admin.post('/deliveries').field('_csrf', token).field('codes', codes),
  }
}

describe('a document that is given in', () => {
  it('opens as a delivery whose check has begun', async () => {
    const { files, admin } = await uploader()
    const { headers } = await files({ 'УПД.xml': upd('МБ-1', cisList(3)) }).expect(303)
    expect(headers.location).toMatch(/^\/deliveries\/\d+$/)
    const { text } = await admin.get(headers.location!).expect(200)
    expect(text).toContain('Молочный берег')
    expect(text).toContain('data-test="checking"')
  })

  it('is kept under the name that the person gave it and for the purpose that was chosen', async () => {
    const { files, database } = await uploader()
    await files({ 'УПД от берега.xml': upd('МБ-1', cisList(3)) }, { purpose: 'audit' }).expect(303)
    const { fileName, purpose } = await database.read.findOneByOrFail(Delivery, { number: 'МБ-1' })
    expect([fileName, purpose]).toEqual(['УПД от берега.xml', 'audit'])
  })

  it('may be several, one after another', async () => {
    const { files, database } = await uploader()
    const { headers } = await files({
      '1.xml': upd('МБ-1', cisList(2)),
      '2.xml': upd('МБ-2', cisList(2, { item: 2 })),
    }).expect(303)
    expect(headers.location).toBe('/deliveries')
    expect(await database.read.countBy(Delivery, {})).toBe(2)
  })

  it('is told where it is empty, beside another that was taken', async () => {
    const { files } = await uploader()
    const { text } = await files({ '1.xml': upd('МБ-1', cisList(2)), '2.xml': Buffer.alloc(0) }).expect(422)
    expect(text).toContain('2.xml: не загружен')
    expect(text).toContain('Файл пустой.')
  })

  it('leads to the delivery that is there already when it comes again', async () => {
    const { files } = await uploader()
    const first = await files({ 'a.xml': upd('МБ-1', cisList(3)) }).expect(303)
    const again = await files({ 'b.xml': upd('МБ-1', cisList(3)) }).expect(409)
    expect(again.text).toContain('эта поставка уже загружена')
    expect(again.text).toContain(`href="${first.headers.location}"`)
    const other = await files({ 'c.xml': upd('МБ-1', cisList(4)) }).expect(409)
    expect(other.text).toContain('содержание другое')
  })

  it('is refused with each fault, the line it stands in and what to do, and nothing is kept', async () => {
    const { files, database } = await uploader()
    const broken = upd('МБ-1', cisList(3)).toString().replace('</Документ>', '')
    const { text } = await files({ 'broken.xml': Buffer.from(broken) }).expect(422)
    expect(text).toContain('data-test="faults"')
    expect(text).toContain('broken.xml: не загружен')
    expect(text).toMatch(/<b>Строка \d+\. /)
    expect(text).not.toMatch(/document\.[a-z-]+/)
    expect(await database.read.countBy(Delivery, {})).toBe(0)
  })

  it('is asked for when nothing was chosen', async () => {
    const { codes } = await uploader()
    const { text } = await codes('  \r\n ').expect(422)
    expect(text).toContain('Ничего не выбрано')
  })
})

describe('a list that was scanned', () => {
  it('becomes a delivery without its repeats, and the separators that people see are read', async () => {
    const { codes, database } = await uploader()
    const [one, two] = [cisOf(1), cisOf(2)]
    const { headers } = await codes(`${one}␝93abcd\r\n${two}\r\n${two}\r\n`).expect(303)
    expect(headers.location).toMatch(/^\/deliveries\/\d+\?scanned=1$/)
    const delivery = await database.read.findOneByOrFail(Delivery, { source: 'scan' })
    expect(delivery.codeCount).toBe(2)
    const kept = await database.read.find(Code, { where: { deliveryId: delivery.id }, order: { id: 'ASC' } })
    expect(kept.map(({ cis }) => cis)).toEqual([one, two])
    expect(kept[0]!.raw).toBe(`${one}\u001d93abcd`)
  })

  it('stands in the field again when it was refused', async () => {
    const { codes } = await uploader()
    const { text } = await codes('<not a code>\r\n').expect(422)
    expect(text).toContain('&lt;not a code&gt;')
    expect(text).toContain('Отсканированный список: не загружен')
  })
})
