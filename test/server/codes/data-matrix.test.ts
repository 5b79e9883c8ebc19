import bwip from 'bwip-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataMatrixOf, type DataMatrix } from '../../../server/codes/data-matrix.js'
import { GS } from '../../../server/domain/codes/alphabet.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import { fullCodes } from '../../domain/codes/generator.js'

const viewer = { lang: 'ru', zone: 'Europe/Moscow', now: 0 } as const
const drawn = (raw: string) => dataMatrixOf(parseCode(raw), viewer)

/** Dark modules of a path, as rows of `#` and spaces. */
function modulesIn({ path, viewBox }: DataMatrix): string[] {
  const side = Number(viewBox.split(' ')[2]) - 4
  const rows = Array.from({ length: side }, () => Array<string>(side).fill(' '))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    rows[Number(y)]!.fill('#', Number(x), Number(x) + Number(width))
  return rows.map((row) => row.join(''))
}

function symbolOf(bcid: 'datamatrix' | 'gs1datamatrix', text: string): string[] {
  const [symbol] = bwip.raw(bcid, text, { parsefnc: true })
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('no matrix')
  const cells = symbol.pixs.map((dark) => (dark === 1 ? '#' : ' ')).join('')
  return Array.from({ length: symbol.pixy }, (_, y) => cells.slice(y * symbol.pixx, (y + 1) * symbol.pixx))
}

describe('the Data Matrix of a code', () => {
  it('is the GS1 symbol that a printer of labels would make', () => {
    fc.assert(
      fc.property(fullCodes['short, serial of 13']!, ({ text, gtin, serial, ai }) => {
        fc.pre(!/[()]/.test(text))
        expect(modulesIn(drawn(text)!)).toEqual(
          symbolOf('gs1datamatrix', `(01)${gtin}(21)${serial}(93)${ai['93']}`),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('keeps a bracket of the serial, which the bracket form would take for a separator', () => {
    const code = `0104600000041711215(93Tq${GS}93Zk(w`
    const picture = modulesIn(drawn(code)!)
    expect(picture).toEqual(symbolOf('datamatrix', '^FNC10104600000041711215(93Tq^FNC193Zk(w'))
    expect(picture).not.toEqual(modulesIn(drawn(code.replaceAll('(', ')'))!))
  })

  it('has the border of dark modules that readers look for', () => {
    const picture = modulesIn(drawn('0104600000041711215hT%9q')!)
    expect(picture.every((row) => row.startsWith('#'))).toBe(true)
    expect(picture.at(-1)).toBe('#'.repeat(picture.length))
  })

  it('of a pack has no FNC1 in front', () => {
    const pack = '04600000041711abcdefgACFsZk4w'
    expect(parseCode(pack).kind).toBe('tobacco_pack')
    expect(modulesIn(drawn(pack)!)).toEqual(symbolOf('datamatrix', pack))
  })

  it('says whether the check part is in it', () => {
    expect(drawn(`0104600000041711215hT%9q${GS}93Zk4w`)!.note).toBe('Полный код')
    expect(drawn('0104600000041711215hT%9q')!.note).toBe('Без криптохвоста')
  })

  it('is not drawn of what is no code of a unit, or no code known for sure', () => {
    const doubtful = '0104600000041711215hT%9qa93Zk4w'
    expect(parseCode(doubtful).certainty).toBe('ambiguous')
    for (const raw of [doubtful, '0104600000041712215hT%9q', '00146000000000000417', '4600000041711', ''])
      expect(drawn(raw), raw).toBeNull()
  })
})
