import type { z } from 'zod'
import { sayIfKnown, type Language } from '../text/say.js'

export interface FieldFault {
  field: string
  text: string
}

/** What a page needs to show a form again: the faults on top and at their fields, and what was entered. */
export interface FormFaults {
  list: FieldFault[]
  /** Field → its first fault. */
  at: Record<string, string>
  /** Without passwords. */
  entered: Record<string, string>
}

/** Reads a form. The message of each rule of the schema is a key of a sentence. */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  language: Language,
): { values: z.infer<Schema>; faults?: never } | { faults: FormFaults; values?: never } {
  const result = schema.safeParse(body ?? {})
  if (result.success) return { values: result.data }
  const list = result.error.issues.map((issue) => ({
    field: String(issue.path[0] ?? ''),
    text: sayIfKnown(language, issue.message),
  }))
  return { faults: formFaults(list, body) }
}

/** Faults found after the schema: a login that is taken, a password that is not right. */
export const formFaults = (list: FieldFault[], body: unknown): FormFaults => ({
  list,
  at: Object.fromEntries([...list].reverse().map(({ field, text }) => [field, text])),
  entered: enteredOf(body),
})

const enteredOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !/password|^_/i.test(entry[0]),
    ),
  )
