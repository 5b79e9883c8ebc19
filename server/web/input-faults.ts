import type { z } from 'zod'
import { isSentenceKey, say, type Language } from '../text/say.js'

export interface InputFault {
  /** 'answers.0.channel'; empty: the whole body. */
  field: string
  message: string
}

type Issue = z.core.$ZodIssue

/** What is wrong with input, field by field, in words. */
export const inputFaults = (error: z.ZodError, input: unknown, language: Language): InputFault[] =>
  error.issues.flatMap((issue) => {
    const field = issue.path.join('.')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        field: [field, key].filter(Boolean).join('.'),
        message: say(language, 'api.fault.unknown'),
      }))
    return [{ field, message: wordsOf(issue, valueAt(input, issue.path), language) }]
  })

function wordsOf(issue: Issue, value: unknown, language: Language): string {
  if (value === undefined) return say(language, 'api.fault.missing')
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue.expected, language)
    case 'too_small':
      return say(language, sizeKey('least', issue.origin), { limit: Number(issue.minimum) })
    case 'too_big':
      return say(language, sizeKey('most', issue.origin), { limit: Number(issue.maximum) })
    case 'invalid_value':
      return say(language, 'api.fault.choice', { values: issue.values.map(String).join(', ') })
    case 'invalid_format':
      return say(language, 'api.fault.format')
    default:
      return isSentenceKey(issue.message) ? say(language, issue.message) : say(language, 'api.fault.other')
  }
}

function typeWords(expected: string, language: Language): string {
  const key = `api.type.${expected}`
  return isSentenceKey(key)
    ? say(language, 'api.fault.type', { type: say(language, key) })
    : say(language, 'api.fault.other')
}

/** Numbers are great or small, texts and lists long or short. */
const sizeKey = (end: 'least' | 'most', origin: string) =>
  origin === 'string' || origin === 'array'
    ? (`api.fault.${end}-length` as const)
    : (`api.fault.${end}` as const)

const valueAt = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<PropertyKey, unknown> | undefined)?.[name], input)
