import { describe, expect, it } from 'vitest'
import { GS } from '../../../server/domain/codes/alphabet.js'
import { kindAsAsked } from '../../../server/domain/codes/kind-as-asked.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'

const kindOf = (raw: string) => kindAsAsked(parseCode(raw))
const milk = '0104600000000015215abcde'
const sscc = '00046000000000000015'
const receipt = `444D042F055DB00F${Buffer.from('5abcde', 'latin1').toString('hex')}`

describe('the kind by which a code is asked', () => {
  it.each([
    ['a unit scanned twice', `${milk}\n${milk}`, 'cis_only'],
    ['a unit scanned twice, with its check part', `${milk}${GS}93Ab12${milk}${GS}93Ab12`, 'unit'],
    ['a box scanned twice', sscc + sscc, 'sscc'],
    ['a unit of a receipt', receipt, 'cis_only'],
    ['a unit with a date', `${milk}${GS}17261124`, 'cis_only'],
    ['a unit', milk, 'cis_only'],
    ['different codes', `${milk}\n${sscc}`, 'double'],
    ['a bar code scanned twice', '46000000000154600000000015', 'double'],
  ])('%s', (_, raw, kind) => expect(kindOf(raw)).toBe(kind))
})
