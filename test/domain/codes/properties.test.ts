import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GS } from '../../../server/domain/codes/alphabet.js'
import { readCleanCode } from '../../../server/domain/codes/clean-code.js'
import type { ParsedCode } from '../../../server/domain/codes/parsed-code.js'
import { typeInRussianLayout } from '../../../server/domain/codes/keyboard-layout.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import { repairCode } from '../../../server/domain/codes/repair-code.js'
import { anyCis, anyCode, anyFullCode, anyPack, fullCodes, type Invented } from './generator.js'

const identity = ({ cis, gtin, serial, ai, mrpKopecks, weightGrams, volumeMl }: Invented | ParsedCode) => ({
  cis,
  gtin,
  serial,
  ai,
  mrpKopecks,
  weightGrams,
  volumeMl,
})

const expectReadAs = (raw: string, code: Invented) => {
  const read = parseCode(raw)
  expect(identity(read)).toEqual(identity(code))
  expect(read).toMatchObject({ kind: code.kind, valid: true })
  return read
}

describe('a clean code', () => {
  it.each(Object.entries(fullCodes))('is read back from its label: %s', (_, codes) => {
    fc.assert(
      fc.property(codes, (code) => {
        const read = expectReadAs(code.text, code)
        expect(read).toMatchObject({ certainty: 'sure', tail: 'whole', full: code.text, repairs: [] })
        expect(read.groups).toEqual(expect.arrayContaining(code.groups))
      }),
    )
  })

  it('is read back as КИ without a tail', () => {
    fc.assert(
      fc.property(anyCis, (code) => {
        expect(expectReadAs(code.text, code)).toMatchObject({ certainty: 'sure', tail: 'none', full: null })
      }),
    )
  })

  it('is read back as a pack', () => {
    fc.assert(
      fc.property(anyPack, (code) => {
        expect(expectReadAs(code.text, code)).toMatchObject({
          tail: 'whole',
          full: code.text,
          groups: code.groups,
        })
      }),
    )
  })

  it('reads the same by the short and by the long way', () => {
    fc.assert(
      fc.property(anyCode, ({ text }) => {
        const clean = readCleanCode(text)
        if (clean) expect(repairCode(text)).toEqual(clean)
      }),
      { numRuns: 1000 },
    )
  })

  it('takes the short way in all its forms', () => {
    for (const [name, codes] of Object.entries(fullCodes))
      for (const { text } of fc.sample(codes, 20))
        // an article of the maker's may hold what looks like an escape
        // eslint-disable-next-line no-control-regex -- the separator itself is what is looked for
        if (!/\u001d240.*[&_<(]/.test(text)) expect(readCleanCode(text), `${name}: ${text}`).toBeTruthy()
  })

  it('takes the short way as КИ and as a pack', () => {
    for (const { text } of fc.sample(fc.oneof(anyCis, anyPack), 100))
      expect(readCleanCode(text) ?? text).toMatchObject({ valid: true, repairs: [] })
  })

  it('is another unit when one letter has another case', () => {
    fc.assert(
      fc.property(anyCis, ({ text }) => {
        const at = text.slice(19).search(/[A-Za-z]/) + 19
        fc.pre(at > 18)
        const letter = text[at]!
        const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
        expect(parseCode(text.slice(0, at) + other + text.slice(at + 1)).cis).not.toBe(parseCode(text).cis)
      }),
    )
  })
})

describe('a lost separator', () => {
  it('is restored to the very code, or said to be doubtful', () => {
    fc.assert(
      fc.property(anyFullCode, (code) => {
        const read = parseCode(code.text.replaceAll(GS, ''))
        expect(read.repairs).toEqual(['gs-lost'])
        expect(read).toMatchObject({ kind: code.kind, cis: code.cis, full: code.text })
        // seven signs and «93» are also a КИ with a serial of 13
        expect(read.certainty).toBe(code.text.length === 32 ? 'ambiguous' : 'repaired')
      }),
      { numRuns: 1000 },
    )
  })

  it('is restored where only one of two is lost', () => {
    fc.assert(
      fc.property(fullCodes['long, serial of 13']!, fc.boolean(), (code, first) => {
        const at = first ? code.text.indexOf(GS) : code.text.lastIndexOf(GS)
        const read = expectReadAs(code.text.slice(0, at) + code.text.slice(at + 1), code)
        expect(read).toMatchObject({ full: code.text, repairs: ['gs-lost'] })
      }),
    )
  })

  it('is never guessed when further signs are gone', () => {
    fc.assert(
      fc.property(fullCodes['long, serial of 13']!, fc.integer({ min: 1, max: 40 }), (code, gone) => {
        const read = parseCode(code.text.replaceAll(GS, '').slice(0, -gone))
        expect(read.valid).toBe(false)
        expect(read.cis).toBeNull()
      }),
    )
  })
})

describe('the Russian layout', () => {
  it('is undone whole, with and without separators', () => {
    fc.assert(
      fc.property(anyFullCode, fc.boolean(), (code, lost) => {
        const typed = typeInRussianLayout(lost ? code.text.replaceAll(GS, '') : code.text)
        fc.pre(/[а-яё]/i.test(typed))
        const read = parseCode(typed)
        expect(read).toMatchObject({ cis: code.cis, full: code.text })
        expect(read.repairs[0]).toBe('layout')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('any input', () => {
  it('is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        expect(typeof parseCode(raw).kind).toBe('string')
      }),
      { numRuns: 1000 },
    )
  })

  it('that is a damaged code is answered, and what is called valid reads the same again', () => {
    const damage = fc.tuple(anyCode, fc.nat(), fc.nat(4), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(damage, ([{ text }, place, cut, put]) => {
        const at = place % text.length
        const read = parseCode(text.slice(0, at) + put + text.slice(at + cut))
        if (!read.valid || read.full === null || read.kind === 'double') return
        expect(parseCode(read.full)).toMatchObject({
          cis: read.cis,
          gtin: read.gtin,
          serial: read.serial,
          valid: true,
        })
      }),
      { numRuns: 1000 },
    )
  })

  it('over 1,024 signs is refused, and hostile text below it costs no more than others', () => {
    expect(parseCode('0'.repeat(1025)).problems[0]?.key).toBe('too-long')
    expect(parseCode('𝟘'.repeat(1024)).problems[0]?.key).toBe('bad-char')
    const hostile = [
      '(',
      '(01)',
      '<GS>',
      '\\',
      '"',
      '&amp;',
      ' ',
      '0104600000000015215',
      GS,
      '_x00',
      'А',
      '93',
      '[',
      '240',
    ]
    for (const piece of hostile)
      for (let times = 0; times < 100; times++)
        expect(parseCode(piece.repeat(1024 / piece.length)).valid).toBe(false)
  })
})
