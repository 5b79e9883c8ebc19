import fc from 'fast-check'
import { expect, test } from 'vitest'
import { line, milkCode, read, readsOrRefuses, updBytes } from './documents.js'

test('any bytes are a draft or a refusal', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), readsOrRefuses), { numRuns: 500 })
})

test('any text that begins like XML is a draft or a refusal', async () => {
  const pieces = fc.constantFrom(
    ...[
      '<',
      '>',
      '/',
      '?',
      '!',
      '&',
      ';',
      '#x1D;',
      '"',
      '=',
      '[',
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '<?xml version="1.0"',
      '?>',
      '\r',
      '\0',
    ],
    ...[
      '<!DOCTYPE',
      '<Файл ВерсФорм="5.03">',
      '<Документ КНД="1115131">',
      '<КИЗ>',
      '</КИЗ>',
      '</Файл>',
      ' ',
      'а',
      '\ud83d\ude00',
      '\u2028',
    ],
  )
  const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => Buffer.from(`<${parts.join('')}`))
  await fc.assert(fc.asyncProperty(texts, readsOrRefuses), { numRuns: 1_000 })
})

test('a good document with any bytes spoilt is a draft or a refusal', async () => {
  const good = updBytes({ lines: [line({ codes: ['5aB<01', '5aB-02'].map(milkCode) })] })
  const spoils = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(spoils, async (changes) => {
      const spoilt = Buffer.from(good)
      for (const [at, byte] of changes) spoilt[at] = byte
      await readsOrRefuses(spoilt)
    }),
    { numRuns: 500 },
  )
})

test('any codes that XML can hold come out as they went in', async () => {
  const alphabet = [...'abcXYZ0189%&\'"()*+,-_./:;<=>?!']
  const serial = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 6, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(serial, { minLength: 1, maxLength: 20 }),
      fc.constantFrom('utf-8', 'windows-1251'),
      async (serials, encoding) => {
        const codes = serials.map(milkCode)
        const found = await read(updBytes({ lines: [line({ codes })] }, encoding as 'utf-8'))
        expect(found.codes.map(({ text }) => text)).toEqual(codes)
      },
    ),
    { numRuns: 200 },
  )
})
