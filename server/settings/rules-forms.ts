import { z } from 'zod'
import { dayOf } from '../domain/dates.js'
import { caseOccurs, isCaseId, type CaseId } from '../domain/verdict/cases.js'
import { isGroupAlias } from '../domain/verdict/product-groups.js'
import { effects } from '../domain/verdict/settings.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingTime, farFault, hourForm } from '../web/coming-time.js'
import { formFaults, readForm, type FormFaults } from '../web/form.js'
import { groupOfPath } from './rule-look.js'
import type { Pause } from './rules-service.js'

export const isGroup = (group: string): boolean => group === '' || isGroupAlias(group)

const isDay = (text: string) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
const day = (fault: string) =>
  z
    .string({ error: fault })
    .trim()
    .regex(/^\d{4}-\d\d-\d\d$/, fault)
    .refine(isDay, fault)

/** One cell: what to do, and from which day on. */
export const cellForm = (viewer: Viewer) =>
  z.object({
    effect: z.enum(['official', ...effects], { error: 'cell.effect.missing' }),
    fromOn: day('cell.from.form').refine((on) => on >= dayOf(viewer.now, viewer.zone), 'cell.from.past'),
  })

const wholeNumber = (fault: string, { least, most }: { least: number; most: number }) =>
  z
    .string({ error: fault })
    .trim()
    .regex(/^\d{1,4}$/, fault)
    .transform(Number)
    .refine((value) => value >= least && value <= most, fault)

/** One group: its day and how early to warn, each empty for «as in the table». */
export const groupForm = z.object({
  dutyOn: z.preprocess(emptyIsNull, day('group-rule.duty.form').nullable()),
  days: z.preprocess(emptyIsNull, wholeNumber('group-rule.days.form', { least: 0, most: 365 }).nullable()),
})

function emptyIsNull(value: unknown): unknown {
  return value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value
}

export const shareForm = z.object({ percent: wholeNumber('share.form', { least: 1, most: 100 }) })

const pauseSchema = z.object({
  group: z
    .string({ error: 'pause.group.missing' })
    .transform(groupOfPath)
    .refine(isGroup, 'pause.group.missing'),
  case: z.string({ error: 'pause.case.missing' }).refine(isCaseId, 'pause.case.missing'),
  until: z.string({ error: 'pause.until.form' }).trim().regex(hourForm, 'pause.until.form'),
  reason: z
    .string({ error: 'pause.reason.missing' })
    .trim()
    .min(1, 'pause.reason.missing')
    .max(500, 'pause.reason.long'),
})

/** A pause from a form; its end is the next time that the clock of the store shows the hour. */
export function readPause(
  body: unknown,
  viewer: Viewer,
): { values: Pause; faults?: never } | { faults: FormFaults; values?: never } {
  const { lang } = viewer
  const form = readForm(pauseSchema, body, lang)
  const until = (body as Record<string, unknown> | undefined)?.until
  const late = form.faults?.at.until ? null : farFault(String(until ?? ''), viewer)
  const none = form.values && !caseOccurs(form.values.case as CaseId, form.values.group)
  const found = [
    ...(form.faults?.list ?? []),
    ...(none ? [{ field: 'case', text: say(lang, 'pause.case.none') }] : []),
    ...(late === null ? [] : [{ field: 'until', text: late }]),
  ]
  if (form.values && found.length === 0) {
    const { group: productGroup, reason } = form.values
    const caseId = form.values.case as CaseId
    return { values: { productGroup, caseId, untilAt: comingTime(form.values.until, viewer), reason } }
  }
  return { faults: formFaults(inOrder(found), body) }
}

const fields = ['group', 'case', 'until', 'reason']
const inOrder = (list: FormFaults['list']) =>
  [...list].sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field))
