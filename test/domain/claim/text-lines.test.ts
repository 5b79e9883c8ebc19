import { describe, expect, it } from 'vitest'
import { countLines, textWidthMm } from '../../../server/domain/claim/text-lines.js'

const face = { sizePt: 8 }

describe('lines of a text in a column', () => {
  it('are one for an empty text and for a text that fits', () => {
    expect(countLines('', 40, face)).toBe(1)
    expect(countLines('Истёк срок годности', 60, face)).toBe(1)
  })

  it('break between words, never at a no-break space', () => {
    const words = 'Не введены в оборот'
    const column = textWidthMm('Не введены', face) + 0.1
    expect(countLines(words, column, face)).toBe(2)
    expect(countLines(words.replaceAll(' ', '\u00a0'), column, face)).toBe(2)
    expect(countLines('12 345', textWidthMm('12 345', face) - 0.1, face)).toBe(2)
  })

  it('break a word that is longer than the column', () => {
    const word = 'Ш'.repeat(30)
    expect(countLines(word, textWidthMm('Ш'.repeat(10), face) + 0.1, face)).toBe(3)
    expect(countLines(`Да ${word}`, textWidthMm('Ш'.repeat(10), face) + 0.1, face)).toBe(4)
  })

  it('of a code are counted by letters of one width', () => {
    expect(countLines('0'.repeat(38), 65, { sizePt: 8, mono: true })).toBe(1)
    expect(countLines('0'.repeat(39), 65, { sizePt: 8, mono: true })).toBe(2)
  })

  it('grow with the size, with bold, and with letters that nobody measured', () => {
    expect(textWidthMm('Акт', { sizePt: 14 })).toBeGreaterThan(textWidthMm('Акт', face))
    expect(textWidthMm('Акт', { ...face, bold: true })).toBeGreaterThan(textWidthMm('Акт', face))
    expect(textWidthMm('漢', face)).toBeGreaterThanOrEqual(textWidthMm('Щ', face))
  })
})
