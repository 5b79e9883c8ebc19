import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GS } from '../../../server/domain/codes/alphabet.js'
import { swapCase } from '../../../server/domain/codes/caps-lock.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import { anyFullCode, anyPack, fullCodes, type Invented } from './generator.js'

type Dirt = [name: string, repair: string, spoil: (text: string) => string]

const instead = (sign: string) => (text: string) => text.replaceAll(GS, sign)
const hex = (char: string, digits: number) => char.charCodeAt(0).toString(16).padStart(digits, '0')
const jsonEscape = (text: string) => text.replace(/[&<>='\u001d]/g, (char) => `\\u${hex(char, 4)}`) // eslint-disable-line no-control-regex
const xmlEscape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(GS, '&#x1D;')
const toBase64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')
const inBrackets = (text: string) =>
  [text.slice(0, 16), ...text.slice(16).split(GS)]
    .map((part) => part.replace(/^(8005|3\d{3}|240|\d\d)/, '($1)'))
    .join('')

const dirts: Dirt[] = [
  ...['<GS>', '<GS> ', '<FNC1>', '[GS]', '{GS}', '{FNC1}', '|ГС|', '^]', '^029', '~1'].map((word): Dirt => [
    `${word} for a separator`,
    'gs-text',
    instead(word),
  ]),
  ...['\\x1d', '\\x001d', '\\u001d', '\\\\u001d', '\\u001D'].map((word): Dirt => [
    `${word} for a separator`,
    'json-escapes',
    instead(word),
  ]),
  ...['_x001D_', '_x001d_'].map((word): Dirt => [`${word} for a separator`, 'excel-escapes', instead(word)]),
  ...['&#x1D;', '&#29;'].map((word): Dirt => [`${word} for a separator`, 'xml-escapes', instead(word)]),
  ...['␝', '↔', '↔\ufe0f', '\ufffd', '\u001e', 'è'].map((sign): Dirt => [
    `${JSON.stringify(sign)} for a separator`,
    'gs-picture',
    instead(sign),
  ]),
  ...[' ', '|', '  ', '#', '\\'].map((sign): Dirt => [
    `«${sign}» for a separator`,
    'gs-substitute',
    instead(sign),
  ]),
  ['XML escapes', 'xml-escapes', xmlEscape],
  ['JSON escapes', 'json-escapes', jsonEscape],
  ['a JSON string', 'json-escapes', (text) => JSON.stringify(text)],
  ['quotes of a table', 'csv-quotes', (text) => `"${text.replaceAll('"', '""')}"`],
  ['an apostrophe of Excel', 'csv-quotes', (text) => `'${text}`],
  ['base64', 'base64', toBase64],
  ['base64 with FNC1', 'base64', (text) => toBase64(GS + text)],
  ...[']d2', ']C1', ']Q3', ']e0'].map((prefix): Dirt => [
    `prefix ${prefix}`,
    'aim-prefix',
    (text) => prefix + text,
  ]),
  ...['<FNC1>', '{FNC1}', '^FNC1', '\\F', '<fcn>', 'è', 'и'].map((sign): Dirt => [
    `${sign} in front`,
    'fnc1',
    (text) => sign + text,
  ]),
  ['a separator in front', 'gs-edge', (text) => GS + text],
  ['a separator behind', 'gs-edge', (text) => text + GS],
  ['doubled separators', 'gs-doubled', (text) => text.replaceAll(GS, GS + GS)],
  ['a separator after the GTIN', 'gs-after-gtin', (text) => `${text.slice(0, 16)}${GS}${text.slice(16)}`],
  ['blanks around', 'edges', (text) => ` \t${text}\r\n`],
  ['a byte order mark', 'edges', (text) => `\ufeff${text}`],
  ['a zero-width blank inside', 'invisible', (text) => `${text.slice(0, 20)}\u200b${text.slice(20)}`],
  ['brackets', 'brackets', inBrackets],
]

const expectMended = (raw: string, code: Invented, repair: string) => {
  const read = parseCode(raw)
  expect(read).toMatchObject({ kind: code.kind, valid: true, cis: code.cis, full: code.text, ai: code.ai })
  expect(read.repairs).toContain(repair)
  expect(read.certainty).toBe('repaired')
}

describe('each dirt is undone and named', () => {
  it.each(dirts)('%s → %s', (_, repair, spoil) => {
    fc.assert(
      fc.property(anyFullCode, (code) => {
        const raw = spoil(code.text)
        fc.pre(raw !== code.text)
        expectMended(raw, code, repair)
      }),
      { numRuns: 200 },
    )
  })

  it.each<Dirt>([
    ['prefix ]d1', 'aim-prefix', (text) => `]d1${text}`],
    ['base64', 'base64', toBase64],
    ['blanks around', 'edges', (text) => `  ${text}\n`],
    ['quotes of a table', 'csv-quotes', (text) => `"${text.replaceAll('"', '""')}"`],
    ['XML escapes', 'xml-escapes', xmlEscape],
  ])('on a pack too: %s → %s', (_, repair, spoil) => {
    fc.assert(
      fc.property(anyPack, (code) => {
        const raw = spoil(code.text)
        fc.pre(raw !== code.text)
        expectMended(raw, code, repair)
      }),
    )
  })
})

describe('ordinary signs in place of a separator', () => {
  const forms = [
    'long, serial of 13',
    'long, serial of 20',
    'shoes, signature of 88',
    'dairy by weight',
    'carton',
  ]
  const cases = forms.flatMap((form) => ['029', '29', 'GS', '%1D'].map((word) => [form, word] as const))

  it.each(cases)('are seen by the whole form: %s, %s', (form, word) => {
    fc.assert(
      fc.property(fullCodes[form]!, (code) => {
        const read = parseCode(code.text.replaceAll(GS, word))
        expect(read).toMatchObject({ cis: code.cis, full: code.text, repairs: ['gs-digits'] })
      }),
    )
  })

  it('are doubtful where «029» may be a serial ending in 0 and «29»', () => {
    const read = parseCode('0104600000000015215abcde02993AbC1')
    expect(read).toMatchObject({ serial: '5abcde', valid: true, certainty: 'ambiguous' })
    expect(read.problems).toEqual([{ key: 'two-readings', params: { other: '0104600000000015215abcde0' } }])
  })
})

describe('Caps Lock', () => {
  it('is undone where the price of a pack tells it', () => {
    fc.assert(
      fc.property(anyPack, (code) => {
        fc.pre(/[a-z]/.test(code.text))
        const raw = swapCase(code.text)
        expectMended(raw, code, 'caps-lock')
      }),
    )
  })

  it('is undone where the key of the training contour tells it', () => {
    const read = parseCode(`0104600000000015215ABcd2${GS}93DgvZ`)
    expect(read).toMatchObject({ serial: '5abCD2', repairs: ['caps-lock'], valid: true })
  })

  it('is suspected by a small key of a signed code', () => {
    const signature = `${'aBcD'.repeat(10)}aBc=`
    const read = parseCode(`0104600000000015215abcdefghijkl${GS}91ee12${GS}92${signature}`)
    expect(read).toMatchObject({ valid: true, problems: [{ key: 'caps-lock' }] })
  })

  it('cannot be told in a short code: it is another unit', () => {
    expect(parseCode(`0104600000000015215aBcDe${GS}93Ab1x`).serial).toBe('5aBcDe')
    expect(parseCode(`0104600000000015215AbCdE${GS}93aB1X`)).toMatchObject({ serial: '5AbCdE', repairs: [] })
  })

  it('is not seen where all letters of a pack are small: they are lost', () => {
    const read = parseCode('04600000000015abcdefgacvukey1')
    expect(read).toMatchObject({ valid: false, cis: null, problems: [{ key: 'case-lost' }] })
  })

  it('does not hide that all letters became capitals', () => {
    const read = parseCode(`0104600000000015215ABCDEFGHIJKL${GS}91EE12${GS}92${'AB12'.repeat(10)}ABC=`)
    expect(read).toMatchObject({ valid: false, cis: null, problems: [{ key: 'case-lost' }] })
  })
})

describe('several scans in one', () => {
  it('are one code when they are the same, with or without separators', () => {
    fc.assert(
      fc.property(anyFullCode, fc.constantFrom('', '\r\n', ']d2'), (code, between) => {
        const read = parseCode(code.text + between + code.text)
        expect(read).toMatchObject({ kind: 'double', valid: true, cis: code.cis, full: code.text })
        expect(read.repairs).toContain('double-scan')
      }),
      { numRuns: 300 },
    )
  })

  it('are one pack when they are the same', () => {
    fc.assert(
      fc.property(anyPack, (code) => {
        expect(parseCode(code.text + code.text)).toMatchObject({ kind: 'double', valid: true, cis: code.cis })
      }),
    )
  })

  it('are refused when they differ, and counted', () => {
    fc.assert(
      fc.property(anyFullCode, anyFullCode, (one, other) => {
        fc.pre(one.cis !== other.cis)
        const read = parseCode(one.text + other.text)
        expect(read).toMatchObject({ kind: 'double', valid: false, cis: null })
        expect(read.problems).toEqual([{ key: 'several-codes', params: { count: 2 } }])
      }),
    )
  })
})

it('finds where the second of two weighed packs begins, though its weight looks like a beginning too', () => {
  const [first, second] = [
    '01046000000000152136BEw(\x1d93c3K;\x1d3103000010',
    '0102900000009219214rnFJ*\x1d93aL=o',
  ]
  const weighed = `${second}\x1d3103879112`
  expect(parseCode(first + weighed).problems).toEqual([{ key: 'several-codes', params: { count: 2 } }])
  expect(parseCode(weighed + first).problems).toEqual([{ key: 'several-codes', params: { count: 2 } }])
  expect(parseCode(first + first)).toMatchObject({ kind: 'double', valid: true, full: first })
})

describe('dirt made of a code’s own signs', () => {
  it.each([
    ['doubled quotes', '0104600000000015215a""bcdefghijk', 'csv-quotes', '0104600000000015215a"bcdefghijk'],
    ['an address', '04600000000015ab%3Fd%2BfgACVUkey1', 'url-escapes', '04600000000015ab?d+fg'],
  ])('%s', (_, raw, repair, cis) => {
    expect(parseCode(raw)).toMatchObject({ cis, valid: true, repairs: [repair] })
  })
})

describe('what is not repaired', () => {
  it.each([
    ['letters of both alphabets', '0104600000000015215аbcdefghijkl', 'mixed-letters'],
    ['a space inside a serial', '0104600000000015215abcde fghijkl', 'bad-char'],
    ['a lost letter in the middle', '0104600000000015215abc\ufffdefghijkl', 'bad-char'],
    ['a code cut in its signature', `0104600000000015215abcdefghijkl${GS}91EE12${GS}92abcd`, 'ai92-length'],
    ['a letter of no layout', '0104600000000015215ўфывапролдэё', 'bad-char'],
  ])('%s', (_, raw, key) => {
    const read = parseCode(raw)
    expect(read.valid).toBe(false)
    expect(read.problems.map((found) => found.key)).toContain(key)
  })

  it('keeps words that only look like an escape when so the code is whole', () => {
    expect(parseCode('0104600000000015215ab&lt;fghijk')).toMatchObject({
      serial: '5ab&lt;fghijk',
      repairs: [],
    })
    expect(parseCode('0104600000000015215a<GS>fghijkl')).toMatchObject({
      serial: '5a<GS>fghijkl',
      repairs: [],
    })
  })

  it('undoes escapes first where both would be whole', () => {
    const read = parseCode('0104600000000015215abcd&lt;&amp;fghijkl')
    expect(read).toMatchObject({ serial: '5abcd<&fghijkl'.slice(0, 14), valid: false })
    expect(parseCode('0104600000000015215ab&lt;&amp;fghijkl')).toMatchObject({
      serial: '5ab<&fghijkl',
      valid: false,
    })
  })
})
