import type { CodeState, Goods } from './code-state.js'
import type { Scenario } from './scenario.js'
import { hashOf } from './seeded.js'
import {
  applied,
  emitted,
  expiring,
  introduced,
  late,
  priceDiffers,
  retired,
  silentCode,
  unknownCode,
  writtenOff,
} from './states.js'

const producer = { inn: '0069330819', name: 'ООО «Учебный завод»' }
const stranger = { inn: '0069402213', name: 'ООО «Торговый двор»' }

/**
 * An invented state for any code, always the same for the same code: most can be sold, some of every kind cannot. The
 * owner is left out, because nobody knows whose goods a person will try.
 */
export function ruleOfThumb(now: number): Scenario {
  return (cis) => {
    if (/^(00)?\d{18}$/.test(cis)) return unknownCode
    const goods = goodsOf(cis)
    const state = stateOf(goods, hashOf(cis) % 100, now)
    return isForeign(cis) && hashOf(`late ${cis}`) % 3 === 0 ? late(2, unknownCode, state) : state
  }
}

/** Shares in per cent, from the most frequent to the rarest. */
function stateOf(goods: Goods, share: number, now: number): CodeState {
  const clear = introduced(goods)
  if (share < 84) return clear
  if (share < 87) return applied(goods)
  if (share < 89) return retired(goods, undefined, 'RETAIL')
  if (share < 91) return expiring(goods, undefined, now, 2)
  if (share < 93) return introduced(goods, stranger)
  const rare: CodeState[] = [
    expiring(goods, undefined, now, -1),
    writtenOff(goods),
    emitted(goods),
    introduced(goods, undefined, { ogvs: ['RPN'] }),
    introduced(goods, undefined, { markWithdraw: true }),
    goods.group === 'tobacco' ? priceDiffers : introduced(goods, undefined, { statusEx: 'WAIT_SHIPMENT' }),
    late(2, silentCode, clear),
  ]
  return rare[share - 93] ?? clear
}

/** The group by the shape of the code alone: packs are tobacco, six signs of serial are milk, seven are beer. */
function goodsOf(cis: string): Goods {
  const serial = /^01\d{14}21(.+)$/.exec(cis)?.[1]
  const [group, groupId, tnVedGroup] = groupOf(serial?.length)
  return { name: 'Учебный товар', brand: 'Учебная марка', group, groupId, tnVedGroup, producer }
}

function groupOf(serialLength: number | undefined): [string, number, string] {
  if (serialLength === undefined) return ['tobacco', 3, '2402']
  if (serialLength === 6) return ['milk', 8, '0406']
  return serialLength === 7 ? ['beer', 15, '2203'] : ['softdrinks', 23, '2202']
}

/** Emitted in Belarus: the serial begins with 2 and the GTIN with 481. */
const isForeign = (cis: string): boolean => /^010481\d{10}212/.test(cis)
