import { describe, expect, it } from 'vitest'
import { Code, DeliveryLine, Exchange, ProductCard } from '../../../entities/index.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import type { Goods } from '../../../server/sandbox/code-state.js'
import { introduced, unknownCode } from '../../../server/sandbox/states.js'
import { cisOf, gtinOf } from '../../codes.js'
import { countersAgree, startWork } from '../../start-work.js'

const producer = { inn: '0069145277', name: 'ООО «Полесье»' }
const goodsOf = (group: string, groupId: number): Goods => ({
  name: `Товар группы ${group}`,
  brand: 'Полесье',
  group,
  groupId,
  tnVedGroup: '0406',
  producer,
})
const catalogue = new Map([
  [gtinOf(1), goodsOf('milk', 8)],
  [gtinOf(2), goodsOf('water', 13)],
])
const products = (gtin: string) => catalogue.get(gtin)
/** Digit 2, and no prefix of Belarus: the group decides whether it may be one of theirs. */
const perhapsForeign = (item: number, serial = 1) => cisOf(serial, { item, country: '2' })
const askedProducts = (exchanges: Exchange[]) => exchanges.filter(({ path }) => path.endsWith('product/info'))

describe('the group of a code that ЧЗ does not know', () => {
  it('comes from the card of its goods, asked once for all codes of a GTIN, and decides', async () => {
    const work = await startWork({ scenario: () => unknownCode, products, scale: 0.001 })
    const [milk, water, strange] = [perhapsForeign(1), perhapsForeign(2), perhapsForeign(3)]
    const id = await work.importList([milk, perhapsForeign(1, 2), water, strange])
    await work.reaches(id, 'waiting')
    // Milk may be Belarusian and waits; water is not recognised from there; of the third nobody knows what it is.
    expect(await work.outcomesOf(id)).toMatchObject({
      [milk]: 'wait',
      [water]: 'block',
      [strange]: 'unknown',
    })
    const code = await work.database.read.findOneByOrFail(Code, { cis: milk })
    expect(code.productGroup).toBe('milk')
    const [asked, ...more] = askedProducts(await work.database.read.find(Exchange))
    expect(more).toEqual([])
    expect(asked).toMatchObject({ channel: 'true-api', deliveryId: id, httpStatus: 200 })
    expect(await work.database.read.find(ProductCard, { order: { gtin: 'ASC' } })).toMatchObject([
      { gtin: gtinOf(1), productGroup: 'milk' },
      { gtin: gtinOf(2), productGroup: 'water' },
      { gtin: gtinOf(3), productGroup: null, name: null },
    ])
    const lines = await work.database.read.find(DeliveryLine, { order: { position: 'ASC' } })
    expect(lines.map(({ name }) => name)).toEqual(['Товар группы milk', 'Товар группы water', ''])
    await countersAgree(work.database, id)
    await work.close()
  })

  it('is not asked where ЧЗ knows the codes, nor again while the card is fresh', async () => {
    const known = introduced(goodsOf('milk', 8), producer)
    const work = await startWork({
      scenario: (cis) => (cis === cisOf(1) ? known : unknownCode),
      products,
      scale: 0.001,
    })
    const first = await work.importList([cisOf(1)])
    await work.reaches(first, 'done')
    expect(askedProducts(await work.database.read.find(Exchange))).toEqual([])
    for (const serial of [2, 3]) await work.reaches(await work.importList([cisOf(serial)]), 'done')
    expect(askedProducts(await work.database.read.find(Exchange))).toHaveLength(1)
    await work.close()
  })

  it('serves a scan at the gate too', async () => {
    const work = await startWork({ scenario: () => unknownCode, products })
    const said = await work.checks.checkScan(parseCode(perhapsForeign(2)), null)
    expect(said!.decision).toMatchObject({ outcome: 'block', group: 'water' })
    await work.close()
  })
})
