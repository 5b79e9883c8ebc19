import { hasCheckDigit } from '../gtin.js'
import { digit, isAll } from './alphabet.js'
import { codeOf, noIdentifiers, nothing } from './blank-code.js'
import { type CheckPart, judgeCheckPart } from './check-part.js'
import type { CodeKind, CodeProblem, ParsedCode } from './parsed-code.js'
import { type Fields, readFields } from './fields.js'
import { type Measures, readMeasures } from './measures.js'
import { originOfCode, unknownOrigin } from './origin.js'
import { isRefusal, problem } from './problems.js'
import * as template from './templates.js'

/** The number of a shipper's box has a batch before its serial, or a count. */
const isBox = (values: ReadonlyMap<string, string>): boolean => {
  if (values.has('37')) return true
  if (!values.has('10')) return false
  const order = [...values.keys()]
  return order.indexOf('10') < order.indexOf('21')
}

/**
 * Group packs look like units. Only the short form with a serial of 7 shows a little: units of beer begin with the
 * emitter's digit or a letter, a sign of punctuation was seen on cartons of tobacco alone.
 */
const kindOfUnit = (serial: string, part: CheckPart, values: ReadonlyMap<string, string>): CodeKind =>
  serial.length === 7 && part.template === 'S' && values.size === 3 && !/^[0-9A-Za-z]/.test(serial)
    ? 'unit_or_group'
    : 'unit'

const kindOf = (values: ReadonlyMap<string, string>, serial: string, part: CheckPart): CodeKind => {
  if (isBox(values)) return 'kitu_gs1'
  if (values.has('8005')) return 'carton'
  if (values.has('91') || values.has('92') || values.has('93')) return kindOfUnit(serial, part, values)
  return values.size === 2 ? 'cis_only' : 'gs1_other'
}

const serialFits = (kind: CodeKind, length: number, part: CheckPart): boolean => {
  if (kind === 'kitu_gs1' || kind === 'gs1_other') return length <= 20
  if (kind === 'carton') return length === 7
  return template.isTemplate(length, part.template)
}

const groupsOf = (kind: CodeKind, length: number, part: CheckPart, measures: Measures): readonly string[] => {
  if (kind === 'kitu_gs1' || kind === 'gs1_other') return template.noGroups
  if (kind === 'carton') return template.tobaccoGroups
  if (measures.weightGrams !== null) return template.weighedGroups
  if (measures.volumeMl !== null) return template.kegGroups
  return template.groupsOf(length, part.template)
}

/** The emission server puts 1…5 in front; another digit there is no state's (other signs stand on codes of 2019–21). */
const judgeSerial = (kind: CodeKind, serial: string, part: CheckPart): CodeProblem[] => {
  const found: CodeProblem[] = []
  if (!serialFits(kind, serial.length, part)) found.push(problem('serial-length', { found: serial.length }))
  if (kind !== 'kitu_gs1' && kind !== 'carton' && /^[06-9]/.test(serial))
    found.push(problem('country-char', { char: serial.charAt(0) }))
  return found
}

const judge = (fields: Fields, kind: CodeKind, serial: string, part: CheckPart): CodeProblem[] => {
  const found: CodeProblem[] = hasCheckDigit(fields.values.get('01') ?? '') ? [] : [problem('gtin-check')]
  found.push(...judgeSerial(kind, serial, part))
  if (kind !== 'kitu_gs1') found.push(...part.problems)
  const fault = fields.fault
  if (fault && !(fault.params?.ai === '21' && found.some(({ key }) => key === 'serial-length')))
    found.push(fault)
  return found
}

const identifiersOf = (kind: CodeKind, values: ReadonlyMap<string, string>): ParsedCode['ai'] => {
  if (values.size === 2 && kind === 'cis_only') return noIdentifiers
  const ai: Record<string, string> = {}
  for (const [key, value] of values)
    if (key !== '01' && (key !== '21' || kind === 'kitu_gs1')) ai[key] = value
  return ai
}

const asNoSerial = (fault: CodeProblem | null): CodeProblem =>
  fault === null || fault.params?.ai === '21' ? problem('no-serial') : fault

const sumOf = (values: ReadonlyMap<string, string>): number | null => {
  const sum = values.get('8005')
  return sum !== undefined && /^\d{6}$/.test(sum) ? Number(sum) : null
}

/** Reads a code that begins with AI 01 and has its separators. */
export function readGs1(text: string): ParsedCode {
  const fields = readFields(text)
  const { values } = fields
  const gtin = values.get('01') ?? ''
  if (gtin.length !== 14 || !isAll(gtin, digit)) return codeOf('unknown', {}, [problem('gtin-digits')])
  const serial = values.get('21')
  if (!serial) return codeOf('unknown', { gtin }, [asNoSerial(fields.fault)])
  const part = judgeCheckPart(values)
  const kind = kindOf(values, serial, part)
  const measures = readMeasures(values)
  const problems = judge(fields, kind, serial, part)
  const box = kind === 'kitu_gs1'
  const identified = !problems.some(({ key }) => key === 'case-lost')
  const valid = !problems.some(isRefusal)
  return {
    kind,
    valid,
    certainty: 'sure',
    cis: identified ? `01${gtin}21${serial}` : null,
    gtin,
    serial: identified && !box ? serial : null,
    ai: identifiersOf(kind, values),
    tail: box ? 'none' : part.tail,
    full: valid && (box || part.tail === 'whole') ? text : null,
    origin: box ? unknownOrigin : originOfCode(gtin, serial),
    groups: groupsOf(kind, serial.length, part, measures),
    mrpKopecks: sumOf(values),
    weightGrams: measures.weightGrams,
    volumeMl: measures.volumeMl,
    repairs: nothing,
    problems,
  }
}
