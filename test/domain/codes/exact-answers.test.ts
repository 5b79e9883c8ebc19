import { describe, expect, it } from 'vitest'
import { GS } from '../../../server/domain/codes/alphabet.js'
import { laneOf } from '../../../server/domain/codes/lane-of.js'
import type { CodeProblem, Origin } from '../../../server/domain/codes/parsed-code.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'

const milk = '0104600000000015215abcde'
const thirteen = '0104600000000015215abcdefghijkl'
const signature = `${'aB3+'.repeat(10)}aB3=`
const longSignature = `${'aB3+'.repeat(21)}aB==`
const signed = (key: string, value = signature) => `${thirteen}${GS}91${key}${GS}92${value}`
const carton = (rest: string) => `0104600000000015215abcdef${GS}${rest}`

/** What is wrong, in full: the words for it are made of these values. */
const faults: [name: string, raw: string, problems: CodeProblem[]][] = [
  ['a key of 3 signs', `${milk}${GS}93Ab1`, [{ key: 'ai93-length', params: { found: 3 } }]],
  ['a key of 5 signs', `${milk}${GS}93Ab123`, [{ key: 'ai93-length', params: { found: 5 } }]],
  ['a signed key of 5', signed('EE055'), [{ key: 'ai91-length', params: { found: 5 } }]],
  ['the same alone', `${thirteen}${GS}91EE055`, [{ key: 'ai91-length', params: { found: 5 } }]],
  ['a signature of 40', signed('EE05', signature.slice(4)), [{ key: 'ai92-length', params: { found: 40 } }]],
  ['93 beside 92', `${thirteen}${GS}92${signature}${GS}93Ab12`, [{ key: 'missing-91' }]],
  ['93 beside 91', `${thirteen}${GS}91EE05${GS}93Ab12`, [{ key: 'missing-92' }]],
  ['a signature in capitals', signed('EE05', signature.toUpperCase()), [{ key: 'case-lost' }]],
  [
    'all in small letters',
    signed('ee05', signature.toLowerCase()),
    [{ key: 'caps-lock' }, { key: 'case-lost' }],
  ],
  ['a small key', signed('ee12'), [{ key: 'caps-lock' }]],
  [
    'an unknown identifier',
    `${milk}${GS}93Ab12${GS}3356000020`,
    [{ key: 'ai-unknown', params: { ai: '3356' } }],
  ],
  ['an identifier twice', `${milk}${GS}93Ab12${GS}93Cd34`, [{ key: 'ai-repeated', params: { ai: '93' } }]],
  [
    'a weight of 5 digits',
    `${milk}${GS}93Ab12${GS}310300035`,
    [{ key: 'ai-length', params: { ai: '3103', length: 6, found: 5 } }],
  ],
  [
    'a sum with a letter',
    carton(`80051120x0${GS}93Ab12`),
    [{ key: 'ai-length', params: { ai: '8005', length: 6, found: 6 } }],
  ],
  [
    'a carton with a serial of 6',
    `${milk}${GS}8005112000${GS}93Ab12`,
    [{ key: 'serial-length', params: { found: 6 } }],
  ],
  ['a carton without a key', carton('8005112000'), [{ key: 'missing-93' }]],
  ['no serial', `010460000000001521${GS}93Ab12`, [{ key: 'no-serial' }]],
  ['no identifier of a serial', `0104600000000015${GS}93Ab12`, [{ key: 'no-serial' }]],
  ['borders that cannot be found', `${thirteen}91EE0592abc`, [{ key: 'gs-lost' }]],
  [
    'the same with a wrong check digit',
    '0104600000000016215abcdefghijkl91EE0592abc',
    [{ key: 'gtin-check' }, { key: 'gs-lost' }],
  ],
  ['a stranger', '0104600000000015215ab~de', [{ key: 'bad-char', params: { char: '~', position: 22 } }]],
  [
    'two alphabets',
    '0104600000000015215abвde',
    [{ key: 'mixed-letters', params: { char: 'в', position: 22 } }],
  ],
  ['too much', 'A'.repeat(1025), [{ key: 'too-long', params: { limit: 1024 } }]],
  ['too much, in pairs', '😀'.repeat(1025), [{ key: 'too-long', params: { limit: 1024 } }]],
  ['just not too much', '😀'.repeat(1024), [{ key: 'bad-char', params: { char: '😀', position: 1 } }]],
  ['17 signs', 'ABCDEFGHIJKLMNOP1', [{ key: 'not-a-code', params: { length: 17 } }]],
  ['75 signs', 'A'.repeat(75), [{ key: 'not-a-code', params: { length: 75 } }]],
  ['a bar code', '4600000000016', [{ key: 'gtin-check' }]],
  ['an article of the store', '2000000000015', [{ key: 'internal-gtin' }]],
  ['a line of volume accounting', '02046000000000163710', [{ key: 'gtin-check' }]],
  ['a transport pack', '046000000000000016', [{ key: 'sscc-check' }]],
]

describe('what is wrong with a code', () => {
  it.each(faults)('is said in full: %s', (_, raw, problems) => {
    expect(parseCode(raw).problems).toEqual(problems)
  })
})

describe('the check part', () => {
  it.each<[string, string, 'whole' | 'partial' | 'none']>([
    ['short', `${milk}${GS}93Ab12`, 'whole'],
    ['short and too short', `${milk}${GS}93Ab1`, 'partial'],
    ['signed', signed('EE05'), 'whole'],
    ['signed, with a small key', signed('ee12'), 'whole'],
    ['signed twice over', `${signed('EE05')}${GS}93Ab12`, 'whole'],
    ['without the signature', `${thirteen}${GS}91EE05`, 'partial'],
    ['absent', milk, 'none'],
    ['absent on a carton', carton('8005112000'), 'none'],
  ])('is told: %s', (_, raw, tail) => {
    expect(parseCode(raw).tail).toBe(tail)
    expect(parseCode(raw).full).toBe(tail === 'whole' ? raw : null)
  })

  it('may have a small key where the signature is long, or the key is no number', () => {
    for (const raw of [
      signed('ee12', longSignature),
      signed('eez2'),
      signed('EE05', signature.toLowerCase()),
    ])
      expect(parseCode(raw)).toMatchObject({ valid: true, problems: [] })
  })
})

describe('measures', () => {
  it.each([
    ['3103000353', { weightGrams: 353, volumeMl: null }],
    ['3100000353', { weightGrams: 353_000, volumeMl: null }],
    ['3105000353', { weightGrams: 4, volumeMl: null }],
    ['3350000020', { weightGrams: null, volumeMl: 20_000 }],
    ['3353000500', { weightGrams: null, volumeMl: 500 }],
  ])('%s', (measure, found) => {
    expect(parseCode(`0104600000000015215abcdef${GS}93Ab12${GS}${measure}`)).toMatchObject(found)
  })

  it('are not made of what is no number', () => {
    expect(parseCode(`${milk}${GS}93Ab12${GS}310300035x`)).toMatchObject({ valid: false, weightGrams: null })
    expect(parseCode(carton(`80051120x0${GS}93Ab12`))).toMatchObject({ mrpKopecks: null })
  })
})

describe('the lane of a code', () => {
  const lane = (country: Origin['country'], confidence: Origin['confidence'], kind = 'unit' as const) =>
    laneOf({ kind, origin: { country, confidence } })
  it('is that of its emitter, where the emitter answers late', () => {
    expect([lane('BY', 'sure'), lane('AM', 'sure'), lane('KZ', 'sure'), lane('KG', 'sure')]).toEqual([
      ...['by', 'am', 'kz', 'kg'],
    ])
    expect(lane('BY', 'likely')).toBe('by')
    expect(lane('KZ', 'likely')).toBe('check')
    expect([lane('RU', 'sure'), lane(null, 'none')]).toEqual(['check', 'check'])
    const pack = { kind: 'tobacco_pack', origin: { country: 'BY', confidence: 'sure' } } as const
    expect(laneOf(pack)).toBe('check')
  })
})
