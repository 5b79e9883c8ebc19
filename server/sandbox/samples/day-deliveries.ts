import type { CodeState, Goods } from '../code-state.js'
import { applied, expiring, introduced, late, retired, silentCode, unknownCode } from '../states.js'
import { brewery, meadow, polesyeImport, polyanka, spring } from './parties.js'
import { unitCodes, withCheckDigit } from './sample-codes.js'
import type { Batch, LinePlan, SamplePlan } from './sample-delivery.js'
import { piece } from './units.js'

const dayMs = 86_400_000

interface LineOutline {
  name: string
  group: [alias: string, id: number, tnVed: string]
  /** First 12 digits of the GTIN behind the leading zero. */
  item: string
  serial: { first: string; length: number }
  priceKopecks: number
  vat: string
}

const water = {
  group: ['water', 13, '2201'],
  serial: { first: '5', length: 13 },
  vat: '22%',
} satisfies Partial<LineOutline>
const milk = {
  group: ['milk', 8, '0401'],
  serial: { first: '5', length: 6 },
  vat: '10%',
} satisfies Partial<LineOutline>
const beer = {
  group: ['beer', 15, '2203'],
  serial: { first: '5', length: 7 },
  vat: '22%',
} satisfies Partial<LineOutline>

const goodsOf = (
  { name, group: [group, groupId, tnVedGroup] }: LineOutline,
  producer: Goods['producer'],
) => ({
  name,
  brand: producer.name.replace(/^.*«|»$/g, ''),
  group,
  groupId,
  tnVedGroup,
  producer,
})

function line(outline: LineOutline, goods: Goods, batches: Batch[]): LinePlan {
  const { item, serial, priceKopecks, vat } = outline
  const gtin = withCheckDigit(`0${item}`)
  const count = batches.reduce((sum, batch) => sum + batch.count, 0)
  return { goods, gtin, unit: piece, priceKopecks, vat, codes: unitCodes(gtin, count, serial), batches }
}

const sell = (count: number, state: CodeState): Batch => ({ count, outcome: 'sell', state })

/** Two lines of water, all in order. */
export function springWater(now: number): SamplePlan {
  const still: LineOutline = {
    ...water,
    name: 'Вода «Ключ» негазированная, 0,5 л',
    item: '460000000661',
    priceKopecks: 2350,
  }
  const fizzy: LineOutline = {
    ...still,
    name: 'Вода «Ключ» газированная, 1,5 л',
    item: '460000000662',
    priceKopecks: 3890,
  }
  return {
    fileName: 'upd-klyuch.xml',
    encoding: 'windows-1251',
    number: 'К-000812',
    supplier: spring,
    contract: { number: '7/25', signedOn: '2025-01-20' },
    lines: [still, fizzy].map((outline) => {
      const goods = goodsOf(outline, spring)
      return line(outline, goods, [sell(60, expiring(goods, spring, now, 300))])
    }),
    verdict: 'sign',
  }
}

/** Milk of which more than a fifth was never brought into circulation. */
export function meadowMilk(now: number): SamplePlan {
  const outline: LineOutline = {
    ...milk,
    name: 'Молоко «Луговое» 2,5 %, 1 л',
    item: '460000000771',
    priceKopecks: 6720,
  }
  const goods = goodsOf(outline, meadow)
  return {
    fileName: 'upd-lugovoe.xml',
    encoding: 'utf-8',
    number: '2211',
    supplier: meadow,
    contract: { number: '15-М', signedOn: '2024-10-08' },
    lines: [
      line(outline, goods, [
        sell(26, expiring(goods, meadow, now, 9)),
        { count: 14, outcome: 'block', state: applied(goods, meadow) },
      ]),
    ],
    verdict: 'do-not-sign',
  }
}

/** Butter from Belarus of which some codes are never answered. */
export function polesyeButter(now: number): SamplePlan {
  const outline: LineOutline = {
    ...milk,
    name: 'Масло «Полесье» 82,5 %, 180 г',
    item: '481000001191',
    serial: { first: '2', length: 6 },
    priceKopecks: 17_450,
  }
  const goods = goodsOf(outline, polesyeImport)
  const clear = introduced(goods, polesyeImport, { emissionType: 'CROSSBORDER', expiresAt: now + 40 * dayMs })
  return {
    fileName: 'upd-polesye-maslo.xml',
    encoding: 'utf-8',
    number: 'ПИ-0001179',
    supplier: polesyeImport,
    contract: { number: 'ВЭД-7', signedOn: '2025-09-01' },
    lines: [
      line(outline, goods, [
        sell(20, clear),
        sell(4, late(2, silentCode, clear)),
        { count: 6, outcome: 'wait', state: unknownCode },
      ]),
    ],
    verdict: 'sign-partly',
  }
}

/** Beer of the evening. */
export function breweryBeer(now: number): SamplePlan {
  const outline: LineOutline = {
    ...beer,
    name: 'Пиво «Хмельной двор» светлое, 0,45 л',
    item: '460000000881',
    priceKopecks: 5480,
  }
  const goods = goodsOf(outline, brewery)
  return {
    fileName: 'upd-hmelnoj-dvor.xml',
    encoding: 'utf-8',
    number: 'ХД-3390',
    supplier: brewery,
    contract: { number: '22', signedOn: '2025-05-12' },
    lines: [line(outline, goods, [sell(48, expiring(goods, brewery, now, 120))])],
    verdict: 'sign',
  }
}

/** Codes that a terminal scanned on the shelf, check parts and all. */
export interface SampleScans {
  fileName: string
  text: string
  states: Map<string, CodeState>
}

/** An audit of the shelf with water, where three bottles have been sold already. */
export function shelfAudit(now: number): SampleScans {
  const outline: LineOutline = {
    ...water,
    name: 'Вода «Ключ» детская, 0,33 л',
    item: '460000000663',
    priceKopecks: 2950,
  }
  const goods = goodsOf(outline, spring)
  const { codes } = line(outline, goods, [sell(36, unknownCode)])
  const stateAt = (index: number): CodeState => {
    if (index % 12 === 7) return retired(goods, polyanka, 'RETAIL')
    return expiring(goods, polyanka, now, 200)
  }
  return {
    fileName: 'polka-voda.txt',
    text: codes.map((cis) => `${cis}\u001d93Ab1c\n`).join(''),
    states: new Map(codes.map((cis, index) => [cis, stateAt(index)])),
  }
}
