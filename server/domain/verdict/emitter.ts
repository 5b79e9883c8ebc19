import type { CodeKind, Origin } from '../codes/parsed-code.js'
import type { CodeSubject } from './circumstances.js'

/** Groups in which a Belarusian code may lawfully reach Russia by recognition (True API v719, EAS_CROSSBORDER). */
const recognisedFromBelarus = new Set(['lp', 'milk', 'furslp', 'shoes', 'gadgets', 'softdrinks', 'tires'])

/** Packs, blocks and stamps: the first character of their serial says nothing about the country. */
const withoutEmitterDigit: ReadonlySet<CodeKind> = new Set([
  'tobacco_pack',
  'tobacco_pack_cis',
  'carton',
  'excise_pdf417',
  'excise_dm',
])

const isForeign = ({ country }: Origin): boolean => country !== null && country !== 'RU'

/**
 * Was the code emitted in another state of the EAEU? Sure where digit and GS1 prefix agree; a likely Belarusian one only
 * with a group that is recognised.
 */
export function isOfEaeuEmitter(subject: CodeSubject, group: string | undefined): boolean {
  const { origin, kind } = subject
  if (!isForeign(origin) || withoutEmitterDigit.has(kind)) return false
  if (origin.confidence === 'sure' || origin.confidence === 'certain') return true
  const mayBeBelarusian = origin.confidence === 'likely' && origin.country === 'BY'
  return mayBeBelarusian && group !== undefined && recognisedFromBelarus.has(group)
}

/**
 * May ЧЗ have the code without its check part? Recognised codes of other states are kept so (True API v719,
 * EAS_CROSSBORDER), and «no» about one proves nothing. The digit alone is no proof, so what ЧЗ says of the emission decides;
 * where it says nothing, the code is taken for one of them.
 */
export function mayLackCheckPart(
  subject: CodeSubject,
  { group, emissionType }: { group?: string; emissionType?: string },
): boolean {
  if (isOfEaeuEmitter(subject, group)) return true
  return mayBeForeign(subject) && (emissionType === undefined || emissionType === 'CROSSBORDER')
}

/** The serial starts with the digit of another state, which alone proves nothing. */
export function mayBeForeign({ serial, kind, origin }: CodeSubject): boolean {
  if (withoutEmitterDigit.has(kind)) return false
  return isForeign(origin) || /^[1-4]/.test(serial ?? '')
}
