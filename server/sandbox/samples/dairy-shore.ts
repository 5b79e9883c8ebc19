import type { CodeState, Goods } from '../code-state.js'
import {
  applied,
  box,
  emitted,
  expiring,
  introduced,
  late,
  notPaid,
  priceDiffers,
  retired,
  silentCode,
  unknownCode,
  writtenOff,
} from '../states.js'
import { beer, cheese, cigarettes, crates, curd, kefir, kvass, milk, yoghurt } from './dairy-shore-goods.js'
import { dairyShore as owner, somebodyElse } from './parties.js'
import { packCodes, transportCodes, unitCodes, withCheckDigit } from './sample-codes.js'
import type { Batch, LinePlan, SamplePlan } from './sample-delivery.js'
import { pack, piece } from './units.js'

const sell = (count: number, state: CodeState): Batch => ({ count, outcome: 'sell', state })
const risk = (count: number, state: CodeState): Batch => ({ count, outcome: 'risk', state })
const block = (count: number, state: CodeState): Batch => ({ count, outcome: 'block', state })
const fresh = (goods: Goods, now: number) => expiring(goods, owner, now, 14)
const countOf = (batches: Batch[]) => batches.reduce((total, batch) => total + batch.count, 0)

/** A line of units; `place` makes its GTIN, `length` is that of the serial. */
function units(place: number, goods: Goods, length: number, batches: Batch[]): LinePlan {
  const gtin = withCheckDigit(`046000000417${place}`)
  const isDairy = goods.group === 'milk'
  return {
    goods,
    gtin,
    unit: piece,
    priceKopecks: 4170 + place * 615,
    vat: isDairy ? '10%' : '22%',
    codes: unitCodes(gtin, countOf(batches), { first: '5', length }),
    batches,
  }
}

const dairyLines = (now: number): LinePlan[] => [
  units(1, milk, 6, [sell(72, fresh(milk, now))]),
  units(2, kefir, 6, [
    sell(37, fresh(kefir, now)),
    block(8, applied(kefir, owner)),
    block(3, emitted(kefir, owner)),
  ]),
  units(3, curd, 6, [
    sell(26, fresh(curd, now)),
    block(4, expiring(curd, owner, now, -1)),
    risk(6, expiring(curd, owner, now, 2)),
  ]),
  units(4, yoghurt, 6, [
    sell(28, fresh(yoghurt, now)),
    block(2, retired(yoghurt, owner, 'RETAIL')),
    block(1, retired(yoghurt, owner)),
    block(2, writtenOff(yoghurt, owner)),
    block(1, introduced(yoghurt, owner, { isMultipleSales: true })),
    risk(2, introduced(yoghurt, owner, { markWithdraw: true })),
  ]),
  units(5, cheese, 6, [
    sell(20, fresh(cheese, now)),
    sell(10, late(2, silentCode, fresh(cheese, now))),
    block(3, unknownCode),
    block(2, introduced(cheese, owner, { ogvs: ['RSHN'] })),
    risk(5, introduced(cheese, somebodyElse)),
  ]),
]

/** States in circulation that do not yet forbid a sale. NEW_STATE stands for one that ЧЗ may add tomorrow. */
const riskyStates = [
  'WAIT_SHIPMENT',
  'WAIT_TRANSFER_TO_OWNER',
  'RESERVED_NOT_USED',
  'LOST_INVENTORY',
  'PRIM_RESPONSE_WAITING',
  'EXPORTED',
  'NEW_STATE',
]

const otherLines = (now: number): LinePlan[] => [
  units(6, kvass, 13, [
    sell(17, introduced(kvass, owner)),
    ...riskyStates.map((statusEx) => risk(1, introduced(kvass, owner, { statusEx }))),
  ]),
  units(7, beer, 7, [
    sell(20, introduced(beer, owner)),
    sell(1, introduced(beer, owner, { statusEx: 'CONNECT_TAP' })),
    risk(3, introduced(beer, owner, { statusEx: 'MOVING_BY_UD' })),
  ]),
  tobaccoLine(),
  crateLine(now),
]

function tobaccoLine(): LinePlan {
  const gtin = withCheckDigit('0460000004178')
  const batches = [
    sell(12, introduced(cigarettes, owner, { maxRetailPriceKopecks: 23500 })),
    sell(2, applied(cigarettes, owner, 'IN_GRAY_ZONE')),
    block(2, retired(cigarettes, owner)),
    block(2, notPaid(cigarettes, owner)),
    risk(2, priceDiffers),
  ]
  const codes = packCodes(gtin, countOf(batches))
  return { goods: cigarettes, gtin, unit: pack, priceKopecks: 21150, vat: '22%', codes, batches }
}

/** Two crates: one that ЧЗ knows with all that it holds, and one that it does not. */
function crateLine(now: number): LinePlan {
  const inside = unitCodes(withCheckDigit('0460000004179'), 12, { first: '5', length: 6 })
  return {
    goods: crates,
    unit: pack,
    priceKopecks: 82800,
    vat: '10%',
    codes: transportCodes(2),
    arePacks: true,
    inside: { codes: inside, state: fresh(crates, now) },
    batches: [sell(1, box(crates, owner, inside)), { count: 1, outcome: 'unknown', state: unknownCode }],
  }
}

/** A delivery with every cause to refuse a sale that cises/info can tell, and with each risk. */
export const dairyShoreDelivery = (now: number): SamplePlan => ({
  fileName: 'upd-molochnyj-bereg.xml',
  encoding: 'windows-1251',
  number: 'МБ-004417',
  supplier: owner,
  contract: { number: '118/24', signedOn: '2024-02-15' },
  lines: [...dairyLines(now), ...otherLines(now)],
  verdict: 'sign-partly',
})
