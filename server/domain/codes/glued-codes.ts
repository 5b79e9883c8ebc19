import { hasCheckDigit } from '../gtin.js'
import { digit, GS, isAll } from './alphabet.js'
import { codeOf } from './blank-code.js'
import type { ParsedCode } from './parsed-code.js'
import { problem } from './problems.js'
import { packLengths } from './read-pack.js'
import { readText } from './read-text.js'
import { dropAimPrefix, dropEdgeSeparators } from './scanner-prefix.js'

const codeStart = new RegExp(`(?=((?:\\][A-Za-z]\\d)?${GS}?)01(\\d{14})${GS}?21)`, 'g')
/** `01 GTIN 21`: another code cannot begin within it. */
const startLength = 18

/** Two equal halves; two bar codes of one length need not be equal. */
const halvesOf = (text: string): string[] => {
  const half = text.length / 2
  const halves = [text.slice(0, half), text.slice(half)]
  return Number.isInteger(half) && (halves[0] === halves[1] || isAll(text, digit)) ? halves : []
}

/**
 * Where a code may begin. Weights and prices in front of it are digits too, and may make such a beginning with it that is
 * none: of two that overlap one is right, the earlier or the later.
 */
function startsOf(text: string): string[][] {
  const starts = [...text.matchAll(codeStart)]
    .filter((match) => hasCheckDigit(match[2]!))
    .map(({ index, 1: prefix }) => ({ at: index, ends: index + prefix!.length + startLength }))
  if (starts[0]?.at !== 0) return []
  const earlier = starts.filter(({ at }, i) => !starts.slice(0, i).some(({ ends }) => at < ends))
  const later = starts.filter(({ ends }, i) => i === 0 || !starts.slice(i + 1).some(({ at }) => at < ends))
  return [earlier, later].map((chosen) => chosen.map(({ at }, i) => text.slice(at, chosen[i + 1]?.at)))
}

const packsOf = (text: string): string[] =>
  text.length % packLengths.whole === 0 ? (text.match(/.{29}/gs) ?? []) : []

const aimPrefix = /\][A-Za-z]\d/

/** The ways to cut, surest first: lines; prefixes; two halves; a new `01 GTIN 21` each; packs of 29 signs. */
const cutsOf = (text: string): string[][] =>
  [
    text.split(/\s*[\r\n\t]+\s*/),
    text.split(aimPrefix),
    halvesOf(text),
    ...startsOf(text),
    packsOf(text),
  ].filter((parts) => parts.length > 1)

/** A bar code of goods names no unit, and is read twice as easily. */
const isReadable = ({ kind, valid, cis }: ParsedCode): boolean =>
  valid && (cis !== null || kind === 'ean' || kind === 'ean_internal')

const readParts = (parts: string[]): ParsedCode[] | null => {
  const codes = parts.map((part) => readText(dropEdgeSeparators(dropAimPrefix(part)), false))
  return codes.every(isReadable) ? codes : null
}

/** Several scans in one buffer. The same code twice is that code; different ones are a matter for the scanner. */
export function readGlued(text: string): ParsedCode | null {
  for (const parts of cutsOf(text)) {
    const codes = readParts(parts)
    const first = codes?.find((code) => code.full !== null) ?? codes?.[0]
    if (!codes || !first) continue
    const sameGtin = codes.every(({ gtin }) => gtin === first.gtin)
    if (sameGtin && codes.every(({ cis }) => cis === first.cis))
      return { ...first, kind: 'double', repairs: [...first.repairs, 'double-scan'] }
    const gtin = sameGtin ? first.gtin : null
    return codeOf('double', { gtin }, [problem('several-codes', { count: codes.length })])
  }
  return null
}
