import { z } from 'zod'
import { endOfToken } from '../crpt/token-end.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingTime, farFault, hourForm } from '../web/coming-time.js'
import { formFaults, readForm, type FormFaults } from '../web/form.js'

type Read<Values> = { values: Values; faults?: never } | { faults: FormFaults; values?: never }

const maintenanceForm = z.object({
  until: z.string({ error: 'pause.until.form' }).trim().regex(hourForm, 'pause.until.form'),
  reason: z
    .string({ error: 'maintenance.form.reason.missing' })
    .trim()
    .min(1, 'maintenance.form.reason.missing')
    .max(500, 'maintenance.form.reason.long'),
})

/** Its end is the next time that the clock of the store shows the hour, at most twelve hours away. */
export function readMaintenanceForm(
  body: unknown,
  viewer: Viewer,
): Read<{ untilAt: number; reason: string }> {
  const form = readForm(maintenanceForm, body, viewer.lang)
  if (form.faults) return form
  const { until, reason } = form.values
  const fault = farFault(until, viewer)
  if (fault !== null) return { faults: formFaults([{ field: 'until', text: fault }], body) }
  return { values: { untilAt: comingTime(until, viewer), reason } }
}

/** Goes into a header: visible ASCII, no spaces. */
const headerText = (longest: number, fault: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim() || undefined : value),
    z
      .string()
      .max(longest, fault)
      .regex(/^[\x21-\x7e]+$/, fault)
      .optional(),
  )

const keysForm = z.object({
  inn: z
    .string({ error: 'keys.form.inn.wrong' })
    .trim()
    .regex(/^(\d{10}|\d{12})$/, 'keys.form.inn.wrong'),
  token: headerText(16_000, 'keys.form.token.wrong'),
  ends: z
    .string()
    .trim()
    .refine((hour) => hour === '' || hourForm.test(hour), 'keys.form.ends.wrong')
    .optional(),
  apiKey: headerText(500, 'keys.form.key.wrong'),
})

export interface NewKeys {
  inn: string
  token?: string
  tokenEndsAt: number | null
  apiKey?: string
}

/** Token and key are never shown again, not even beside their own faults. */
export function readKeysForm(body: unknown, viewer: Viewer): Read<NewKeys> {
  const form = readForm(keysForm, body, viewer.lang)
  if (form.faults) return { faults: withoutSecrets(form.faults) }
  const { inn, token, ends, apiKey } = form.values
  if (token === undefined && apiKey === undefined)
    return keysFault(body, { field: 'token', key: 'keys.form.nothing' }, viewer)
  const tokenEndsAt =
    token === undefined ? null : (endOfToken(token) ?? (ends ? comingTime(ends, viewer) : null))
  if (tokenEndsAt !== null && tokenEndsAt <= viewer.now)
    return keysFault(body, { field: 'token', key: 'keys.form.token.over' }, viewer)
  return { values: { inn, token, tokenEndsAt, apiKey } }
}

/** A fault that only ЧЗ or the moment could tell. */
export function keysFault(
  body: unknown,
  { field, key }: { field: 'token' | 'apiKey'; key: Parameters<typeof say>[1] },
  { lang }: Viewer,
): { faults: FormFaults } {
  return { faults: withoutSecrets(formFaults([{ field, text: say(lang, key) }], body)) }
}

function withoutSecrets(faults: FormFaults): FormFaults {
  const { inn = '', ends = '' } = faults.entered
  return { ...faults, entered: { inn, ends } }
}
