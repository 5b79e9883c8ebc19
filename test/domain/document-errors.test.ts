import { describe, expect, it } from 'vitest'
import {
  documentErrorKind,
  documentErrorKindIds,
  documentErrorSource,
  documentMender,
  groupDocumentErrors,
} from '../../server/domain/document-errors.js'
import { isSentenceKey } from '../../server/text/say.js'

/** The list of errors of documents (True API v719, 8.3.11), but those of cheques. */
const listed = [
  3, 4, 6, 7, 8, 10, 12, 13, 14, 16, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 38, 41, 44, 46, 54, 60, 63, 68,
  69, 71, 75, 76, 77, 79, 81, 82, 83, 103, 104, 106, 107, 108, 109, 111, 116, 117, 123, 125, 141, 142, 143,
  146, 177, 178, 179, 189, 190, 196, 215, 261, 262, 263, 270, 273, 274, 275, 277, 282, 294,
]

describe('what ЧЗ finds wrong with a document', () => {
  it.each(listed)('%i of its list has a kind', (code) => {
    expect(documentErrorKind(String(code))).not.toBe('other')
  })

  it('has words of every kind, and of a number that nobody knows yet', () => {
    expect(documentErrorKind('777')).toBe('other')
    expect(documentErrorKind('')).toBe('other')
    for (const kind of documentErrorKindIds) {
      expect(isSentenceKey(`document-error.${kind}`), kind).toBe(true)
      expect(isSentenceKey(`document-error.${kind}.next`), kind).toBe(true)
      expect(isSentenceKey(`document-error.who.${documentMender(kind)}`), kind).toBe(true)
    }
    expect(documentErrorSource).toContain('719')
  })

  it('is grouped by number, the most frequent first, in the order of ЧЗ else', () => {
    const error = (code: string, cis: string) => ({ code, cis, description: '' })
    const groups = groupDocumentErrors([
      error('24', 'a'),
      error('116', 'b'),
      error('22', 'c'),
      error('116', 'd'),
    ])
    expect(groups.map(({ code, errors }) => [code, errors.map(({ cis }) => cis)])).toEqual([
      ['116', ['b', 'd']],
      ['24', ['a']],
      ['22', ['c']],
    ])
    expect(groupDocumentErrors([])).toEqual([])
  })
})
