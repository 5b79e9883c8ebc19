import type { Goods } from '../code-state.js'
import { introduced } from '../states.js'
import { ranetka } from './parties.js'
import { unitCodes, withCheckDigit } from './sample-codes.js'
import type { LinePlan, SamplePlan } from './sample-delivery.js'
import { piece } from './units.js'

const dayMs = 86_400_000
const perLine = 108

function drink(place: number, name: string, priceKopecks: number, now: number): LinePlan {
  const gtin = withCheckDigit(`046000000551${place}`)
  const goods: Goods = {
    name,
    brand: 'Ранетка',
    group: 'softdrinks',
    groupId: 23,
    tnVedGroup: '2202',
    producer: ranetka,
  }
  return {
    goods,
    gtin,
    unit: piece,
    priceKopecks,
    vat: '22%',
    codes: unitCodes(gtin, perLine, { first: '5', length: 13 }),
    batches: [
      {
        count: perLine,
        outcome: 'sell',
        state: introduced(goods, ranetka, { expiresAt: now + 200 * dayMs }),
      },
    ],
  }
}

/** A delivery in which everything is in order. */
export const ranetkaDrinks = (now: number): SamplePlan => ({
  fileName: 'upd-ranetka.xml',
  encoding: 'utf-8',
  number: '00-5518',
  supplier: ranetka,
  contract: { number: '41/25', signedOn: '2025-03-03' },
  lines: [
    drink(1, 'Сок яблочный осветлённый, 1 л', 7480, now),
    drink(2, 'Морс клюквенный, 1 л', 9120, now),
    drink(3, 'Лимонад «Ранетка», 0,5 л', 4390, now),
  ],
  verdict: 'sign',
})
