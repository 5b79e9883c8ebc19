import type { z } from 'zod'
import { isSentenceKey, say, type Language } from '../text/say.js'

export interface FieldFault {
  field: string
  text: string
}

/** What a page needs to show a form again: the faults on top and at their fields, and what was entered. */
export interface FormFaults {
  /** The first of each field, in the order of the form. */
  list: FieldFault[]
  /** Field → its fault. */
  at: Record<string, string>
  /** Without passwords. */
  entered: Record<string, string>
}

/** Reads a form. The message of a rule of the schema is a key of a sentence; what has none is no form of ours. */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  language: Language,
): { values: z.infer<Schema>; faults?: never } | { faults: FormFaults; values?: never } {
  const result = schema.safeParse(body ?? {})
  if (result.success) return { values: result.data }
  const firstAt = new Map<string, FieldFault>()
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? '')
    if (!firstAt.has(field)) firstAt.set(field, { field, text: wordsOf(issue.message, language) })
  }
  const list = [...firstAt.values()]
  return { faults: formFaults(list, body) }
}

const wordsOf = (message: string, language: Language): string =>
  say(language, isSentenceKey(message) ? message : 'form.unreadable')

/** Faults found after the schema: a login that is taken, a password that is not right. */
export const formFaults = (list: FieldFault[], body: unknown): FormFaults => ({
  list,
  at: Object.fromEntries(list.map(({ field, text }) => [field, text])),
  entered: enteredOf(body),
})

const enteredOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !/password|^_/i.test(entry[0]),
    ),
  )
