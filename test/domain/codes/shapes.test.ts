import { describe, expect, it } from 'vitest'
import { GS } from '../../../server/domain/codes/alphabet.js'
import type { CodeKind, ParsedCode } from '../../../server/domain/codes/parsed-code.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'

const milk = '0104600000000015215abcde'
const signature = `${'aB3+'.repeat(10)}aB3=`

type Shape = [name: string, raw: string, kind: CodeKind, found: Partial<ParsedCode>]

const valid: Shape[] = [
  ['a box number that begins with a date', '20261124000011-PAL-07', 'kitu_free', { certainty: 'ambiguous' }],
  ['КИ of a pack of a packed-up GTIN', '14600000000012abcdefg', 'tobacco_pack_cis', { serial: 'abcdefg' }],
  ['КИ of digits only, with a prefix', ']d20104600000000015215123456', 'cis_only', { serial: '5123456' }],
  ['КИ of dairy', milk, 'cis_only', { cis: milk, serial: '5abcde', tail: 'none', full: null }],
  [
    'a pack of 25 signs',
    '04600000000015abcdefgACVU',
    'tobacco_pack_cis',
    { cis: '04600000000015abcdefg', mrpKopecks: 14_500 },
  ],
  [
    'КИ of a pack, 21 signs',
    '04600000000015abcdefg',
    'tobacco_pack_cis',
    { serial: 'abcdefg', mrpKopecks: null },
  ],
  [
    'a pack whose GTIN begins with 01',
    '01234500000010abcdefgAAAAkey1',
    'tobacco_pack',
    { gtin: '01234500000010', mrpKopecks: 0 },
  ],
  [
    'a carton with a signature of its own',
    `0104600000000015215abcdef${GS}8005112000${GS}930001${GS}92abcdABC=`,
    'carton',
    { mrpKopecks: 112_000, tail: 'whole' },
  ],
  [
    'a carton or a unit with a serial of 7',
    `010460000000001521=abcdef${GS}93Ab12`,
    'unit_or_group',
    { serial: '=abcdef' },
  ],
  [
    'a medicine with shelf life and trade code',
    `010460000000001521Nabcdefghijkl${GS}2403004${GS}17270131${GS}91EE05${GS}92${signature}`,
    'unit',
    { ai: { '17': '270131', '91': 'EE05', '92': signature, '240': '3004' } },
  ],
  [
    'a shelf life of perishables',
    `${milk}${GS}93Ab12${GS}70032711301200`,
    'unit',
    { ai: { '93': 'Ab12', '7003': '2711301200' } },
  ],
  ['dates without a check part', `${milk}${GS}10LOT7`, 'gs1_other', { ai: { '10': 'LOT7' }, tail: 'none' }],
  [
    'a shipper’s box with a batch',
    `011460000000001210B77${GS}21A1B2C3`,
    'kitu_gs1',
    { ai: { '10': 'B77', '21': 'A1B2C3' }, cis: '011460000000001221A1B2C3' },
  ],
  [
    'a shipper’s box with a count',
    `011460000000001221abcdefg${GS}8005000000${GS}3750`,
    'kitu_gs1',
    { serial: null },
  ],
  [
    'a box of free form',
    'BOX-2026/11/24-0000000000000000017',
    'kitu_free',
    { cis: 'BOX-2026/11/24-0000000000000000017', certainty: 'sure' },
  ],
  ['a short box of free form', 'BOX-2026/11/24-017', 'kitu_free', { certainty: 'ambiguous' }],
  ['a transport pack with 00', '00046000000000000015', 'sscc', { cis: '00046000000000000015' }],
  [
    'a transport pack without 00',
    '046000000000000015',
    'sscc',
    { cis: '00046000000000000015', repairs: ['sscc-prefix'] },
  ],
  ['a transport pack in brackets', '(00)046000000000000015', 'sscc', { repairs: ['brackets'] }],
  [
    'a line of volume accounting',
    '02046000000000153710',
    'osu',
    { gtin: '04600000000015', ai: { '37': '10' }, cis: null },
  ],
  [
    'the same with a net weight',
    '020460000000001537103103000012500',
    'osu',
    { ai: { '37': '10', '3103': '000012500' }, weightGrams: 12_500 },
  ],
  ['the same in brackets', '(02)04600000000015(37)10', 'osu', { ai: { '37': '10' } }],
  [
    'a fur',
    'BY-430301-AAA0000017',
    'fur',
    { cis: 'BY-430301-AAA0000017', origin: { country: 'BY', confidence: 'certain' } },
  ],
  [
    'a fur’s link',
    'https://example.org/kc/?kiz=RU-430301-AAA0000017',
    'fur',
    { cis: 'RU-430301-AAA0000017', repairs: ['link'] },
  ],
  ['an old excise stamp', '22N0'.padEnd(68, 'A7'), 'excise_pdf417', { cis: null }],
  ['an excise stamp', '1362'.padEnd(150, 'A7'), 'excise_dm', { cis: null }],
  ['EAN-13', '4600000000015', 'ean', { gtin: '04600000000015', cis: null }],
  ['EAN-8', '46000019', 'ean', { gtin: '00000046000019' }],
  ['ITF-14', '14600000000012', 'ean', { gtin: '14600000000012' }],
  ['a GTIN with its identifier', '(01)04600000000015', 'ean', { gtin: '04600000000015' }],
  ['a weighed article', '2000000000015', 'ean_internal', { gtin: '02000000000015' }],
  [
    'tag 1162 of a receipt',
    '44 4D 04 2F 05 5D B0 0F 35 61 62 63 64 65',
    'tag1162_hex',
    { gtin: '04600000000015', cis: milk },
  ],
  [
    'tag 1162 in base64',
    Buffer.from('444D042F055DB00F356162636465', 'hex').toString('base64'),
    'tag1162_hex',
    { cis: milk },
  ],
  [
    'tag 1162 of a pack',
    '444D042F055DB00F61626364656667414356552020',
    'tag1162_hex',
    { cis: '04600000000015abcdefg', mrpKopecks: 14_500 },
  ],
]

const refused: [name: string, raw: string, kind: CodeKind, problem: string][] = [
  ['nothing', '', 'empty', 'empty'],
  ['blanks', ' \t\r\n', 'empty', 'empty'],
  ['a lone separator', '␝', 'empty', 'empty'],
  ['a wrong check digit', '0104600000000016215abcde', 'cis_only', 'gtin-check'],
  ['a pack with a wrong check digit', '04600000000016abcdefgACVUkey1', 'tobacco_pack', 'gtin-check'],
  ['a pack with a bracket in its price', '04600000000015abcdefgA(VUkey1', 'tobacco_pack', 'mrp-char'],
  ['no serial', '010460000000001521', 'unknown', 'no-serial'],
  ['an empty serial', `010460000000001521${GS}93Ab12`, 'unknown', 'no-serial'],
  ['a serial of 8', '0104600000000015215abcdefg', 'cis_only', 'serial-length'],
  ['a serial of 21', `0104600000000015215abcdefghijklmnopqrst${GS}93Ab12`, 'unit', 'serial-length'],
  ['a key of 3 signs', `${milk}${GS}93Ab1`, 'unit', 'ai93-length'],
  ['a signature without its key', `0104600000000015215abcdefghijkl${GS}92${signature}`, 'unit', 'missing-91'],
  ['a key without its signature', `0104600000000015215abcdefghijkl${GS}91EE05`, 'unit', 'missing-92'],
  [
    'a key of 5 signs',
    `0104600000000015215abcdefghijkl${GS}91EE055${GS}92${signature}`,
    'unit',
    'ai91-length',
  ],
  [
    'a signature that is not base64',
    `0104600000000015215abcdefghijkl${GS}91EE05${GS}92${'a.'.repeat(22)}`,
    'unit',
    'ai92-base64',
  ],
  ['a carton without its key', `0104600000000015215abcdef${GS}8005112000`, 'carton', 'missing-93'],
  ['an identifier twice', `${milk}${GS}93Ab12${GS}93Ab12`, 'unit', 'ai-repeated'],
  ['an identifier that does not exist', `${milk}${GS}93Ab12${GS}3356000020`, 'unit', 'ai-unknown'],
  ['a weight of 5 digits', `${milk}${GS}93Ab12${GS}310300035`, 'unit', 'ai-length'],
  ['a letter in the GTIN', '0104600000o00015215abcde', 'unknown', 'gtin-digits'],
  ['another identifier than 01', `0204600000000015215abcde${GS}93Ab12`, 'unknown', 'not-a-code'],
  ['a code that lost its first sign', '104600000000015215abcdefghijkl', 'unknown', 'not-a-code'],
  ['a transport pack with a letter', '04600000000000001X', 'unknown', 'sscc-digits'],
  ['a transport pack with a wrong check digit', '00046000000000000016', 'sscc', 'sscc-check'],
  ['a link', 'https://example.org/?q=12345', 'unknown', 'not-a-code'],
  ['digits of another script', '٤٦٠٠٠٠٠٠٠٠٠١٥', 'unknown', 'bad-char'],
  ['few digits', '12345', 'unknown', 'not-a-code'],
  ['bar code with a wrong check digit', '4600000000016', 'ean', 'gtin-check'],
]

describe('every shape', () => {
  it.each(valid)('%s', (_, raw, kind, found) => {
    expect(parseCode(raw)).toMatchObject({ kind, valid: true, ...found })
  })

  it.each(refused)('%s is refused', (_, raw, kind, problem) => {
    const read = parseCode(raw)
    expect(read).toMatchObject({ kind, valid: false })
    expect(read.problems.map(({ key }) => key)).toContain(problem)
  })
})

describe('doubts', () => {
  it('a country digit that does not exist is said and does not refuse', () => {
    const read = parseCode(`0104600000000015219abcde${GS}93Ab12`)
    expect(read).toMatchObject({ valid: true, problems: [{ key: 'country-char', params: { char: '9' } }] })
  })

  it('a price of a pack beyond reason is said and does not refuse', () => {
    const read = parseCode('04600000000015abcdefgAABAkey1')
    expect(read).toMatchObject({
      valid: true,
      mrpKopecks: 80,
      problems: [{ key: 'mrp-range', params: { rubles: 1 } }],
    })
  })

  it('a label without FNC1 is said and does not refuse', () => {
    expect(parseCode(`]d1${milk}${GS}93Ab12`)).toMatchObject({ valid: true, problems: [{ key: 'no-fnc1' }] })
    expect(parseCode('04600000000015abcdefgACVUkey1').problems).toEqual([])
    expect(parseCode(']d104600000000015abcdefgACVUkey1').problems).toEqual([])
  })

  it('a carton with a serial of no template is shown, ambiguous, and refused', () => {
    const read = parseCode(`0104600000000015215abcdefghijkl800511700093Ab12${GS}240AB1234.56`)
    expect(read).toMatchObject({
      kind: 'carton',
      valid: false,
      certainty: 'ambiguous',
      serial: '5abcdefghijkl',
    })
  })

  it('a serial with a tail inside brackets is not cut', () => {
    const read = parseCode('(01)04600000000015(21)x93abcd')
    expect(read).toMatchObject({ kind: 'cis_only', serial: 'x93abcd', valid: true, certainty: 'repaired' })
  })
})

describe('groups', () => {
  const groupsOf = (raw: string) => parseCode(raw).groups
  it('are those whose template fits', () => {
    expect(groupsOf(`${milk}${GS}93Ab12`)).toHaveLength(18)
    expect(groupsOf(`0104600000000015215abcdef${GS}93Ab12`)).toEqual([
      'tobacco',
      'otp',
      'beer',
      'ncp',
      'nabeer',
    ])
    expect(groupsOf(`${milk}${GS}93Ab12${GS}3103000353`)).toEqual(['milk'])
    expect(groupsOf('04600000000015abcdefgACVUkey1')).toEqual(['tobacco', 'otp', 'ncp'])
    expect(groupsOf('4600000000015')).toEqual([])
  })
})
