import type { CodeState, Goods } from '../code-state.js'
import { introduced, late, silentCode, unknownCode } from '../states.js'
import { polesyeImport as owner } from './parties.js'
import { unitCodes, withCheckDigit } from './sample-codes.js'
import type { Batch, LinePlan, SamplePlan } from './sample-delivery.js'
import { piece } from './units.js'

const exporter = 'ОАО «Полесские сыры»'

const dairy = (name: string, tnVedGroup: string): Goods => ({
  name,
  brand: 'Полесье',
  group: 'milk',
  groupId: 8,
  tnVedGroup,
  producer: owner,
})

const inCirculation = (goods: Goods, now: number, statusEx?: string): CodeState =>
  introduced(goods, owner, {
    emissionType: 'CROSSBORDER',
    exporterName: exporter,
    expiresAt: now + 30 * 86_400_000,
    statusEx,
  })

/** A line of goods of a Belarusian GTIN; `first` says who emitted the codes: 2 Belarus, 5 Russia. */
function line(place: number, goods: Goods, first: string, batches: Batch[]): LinePlan {
  const gtin = withCheckDigit(`048100000118${place}`)
  const count = batches.reduce((total, batch) => total + batch.count, 0)
  const codes = unitCodes(gtin, count, { first, length: 6 })
  return { goods, gtin, unit: piece, priceKopecks: 15_940 - place * 2310, vat: '10%', codes, batches }
}

function cheeseLine(now: number): LinePlan {
  const goods = dairy('Сыр «Полесский» 50 %, 240 г', '0406')
  const clear = inCirculation(goods, now)
  return line(1, goods, '2', [
    { count: 70, outcome: 'sell', state: clear },
    { count: 24, outcome: 'sell', state: late(2, unknownCode, clear) },
    { count: 14, outcome: 'sell', state: late(2, silentCode, clear) },
    { count: 6, outcome: 'sell', state: late(4, unknownCode, clear) },
    { count: 4, outcome: 'risk', state: inCirculation(goods, now, 'WAIT_SHIPMENT') },
    { count: 1, outcome: 'wait', state: unknownCode },
    { count: 1, outcome: 'wait', state: silentCode },
  ])
}

function sourCreamLine(now: number): LinePlan {
  const goods = dairy('Сметана «Полесье» 20 %, 350 г', '0403')
  const clear = inCirculation(goods, now)
  return line(2, goods, '2', [
    { count: 52, outcome: 'sell', state: clear },
    { count: 8, outcome: 'sell', state: late(3, unknownCode, clear) },
  ])
}

function curdBarLine(now: number): LinePlan {
  const goods = dairy('Сырок глазированный «Полесье», 40 г', '0406')
  return line(3, goods, '5', [{ count: 40, outcome: 'sell', state: inCirculation(goods, now) }])
}

/** Goods from Belarus: some codes are answered late, two never. */
export const polesyeImportDelivery = (now: number): SamplePlan => ({
  fileName: 'upd-polesye-import.xml',
  encoding: 'utf-8',
  number: 'ПИ-0001184',
  supplier: owner,
  contract: { number: 'ВЭД-7', signedOn: '2025-09-01' },
  lines: [cheeseLine(now), sourCreamLine(now), curdBarLine(now)],
  verdict: 'sign-partly',
})
