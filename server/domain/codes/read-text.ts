import { GS, isAll, marking } from './alphabet.js'
import { codeOf, withProblem } from './blank-code.js'
import { readCleanCode } from './clean-code.js'
import type { ParsedCode } from './parsed-code.js'
import { hasCheckDigit } from '../gtin.js'
import { mixesAlphabets } from './keyboard-layout.js'
import { type Restored, restoreSeparators } from './lost-separators.js'
import { originOfFur } from './origin.js'
import { problem } from './problems.js'
import { hasCodeInside, readBox } from './read-box.js'
import { readDigits } from './read-digits.js'
import { readGs1 } from './read-gs1.js'
import { looksLikePack, readPack } from './read-pack.js'
import { traits, traitsOf } from './traits.js'
import { furGroups, isSerialLength } from './templates.js'

const longestSerial = 20
const prefixLength = 18

const readRestored = (restored: Restored, gtin: string): ParsedCode => {
  const code = readCleanCode(restored.text) ?? readGs1(restored.text)
  code.certainty = 'repaired'
  code.repairs = [restored.repair]
  if (restored.otherSerial === null) return code
  const doubted = withProblem(code, problem('two-readings', { other: `01${gtin}21${restored.otherSerial}` }))
  return { ...doubted, certainty: 'ambiguous' }
}

/** 31 signs with «93» after the seventh of the serial: a short code without its separator, or a КИ as it is. */
const doubtCis = (code: ParsedCode, text: string): ParsedCode => ({
  ...withProblem(code, problem('two-readings', { other: text })),
  certainty: 'ambiguous',
})

const readWithoutSeparators = (text: string): ParsedCode => {
  const bodyLength = text.length - prefixLength
  const gtin = text.slice(2, 16)
  const restored = restoreSeparators(text)
  if (restored) {
    const code = readRestored(restored, gtin)
    if (!restored.inTemplate) return { ...code, certainty: 'ambiguous' }
    return isSerialLength(bodyLength) ? doubtCis(code, text) : code
  }
  if (bodyLength <= longestSerial) return readGs1(text)
  const problems = hasCheckDigit(gtin) ? [problem('gs-lost')] : [problem('gtin-check'), problem('gs-lost')]
  return codeOf('unit', { gtin, tail: 'partial' }, problems)
}

const readWithSeparators = (text: string): ParsedCode => {
  const code = readGs1(text)
  if (code.valid) return code
  const restored = restoreSeparators(text)
  if (!restored || restored.text === text) return code
  const mended = readRestored(restored, text.slice(2, 16))
  return restored.inTemplate ? mended : { ...mended, certainty: 'ambiguous' }
}

/** A fur's sign (КиЗ), the stamps of ЕГАИС on alcohol (named, not ours to check), or a box number of the shipper's own. */
const readOther = (text: string): ParsedCode => {
  if (/^[A-Z]{2}-\d{6}-[A-Z0-9]{10}$/.test(text))
    return codeOf('fur', {
      cis: text,
      serial: text.slice(10),
      origin: originOfFur(text),
      groups: furGroups,
    })
  if (text.length === 68 && /^[A-Z0-9]+$/.test(text))
    return codeOf('excise_pdf417', {}, [problem('excise-stamp')])
  if (text.length === 150 && /^[A-Z0-9]+$/.test(text))
    return codeOf('excise_dm', {}, [problem('excise-stamp')])
  return readBox(text)
}

const firstStranger = (text: string): { char: string; position: number } => {
  const signs = [...text]
  const index = signs.findIndex((char) => char !== GS && !isAll(char, marking))
  return { char: signs[index] ?? '', position: index + 1 }
}

/** A serial may be all digits; no bar code of more than 18 begins with 01. */
const isNumericCis = (text: string): boolean => text.length > prefixLength && /^01\d{14}21/.test(text)

/**
 * Reads a cleaned text. `explicit`: its borders were written out (brackets), so none is looked for. `shown` are its
 * traits, where the caller has looked.
 */
export function readText(text: string, explicit: boolean, shown = traitsOf(text)): ParsedCode {
  if (text === '') return codeOf('empty', {}, [problem('empty')])
  if ((shown & (traits.stranger | traits.foreign)) !== 0)
    return codeOf('unknown', {}, [
      problem(mixesAlphabets(text) ? 'mixed-letters' : 'bad-char', firstStranger(text)),
    ])
  if (/^\d+$/.test(text) && !isNumericCis(text)) return readDigits(text)
  if (looksLikePack(text)) return readPack(text)
  if (/^01\d{14}/.test(text)) {
    if (explicit) return readGs1(text)
    if (text.includes(GS)) return readWithSeparators(text)
    if (text.startsWith('21', 16)) return readWithoutSeparators(text)
  }
  if (text.includes(GS))
    return codeOf('unknown', {}, [
      hasCodeInside(text) ? problem('scraps') : problem('not-a-code', { length: text.length }),
    ])
  return readOther(text)
}
