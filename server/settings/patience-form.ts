import {
  patienceKinds,
  timetableFor,
  withoutGroup,
  type PatienceKind,
  type StorePatience,
  type Timetable,
} from '../domain/patience.js'
import { say, type Language } from '../text/say.js'
import { formFaults, type FieldFault, type FormFaults } from '../web/form.js'
import { readDuration, readDurations } from './durations.js'

/** Names of the fields of a kind of codes. */
export const fieldOf = (kind: PatienceKind, part: 'waits' | 'deadline'): string => `${kind}-${part}`

const second = 1000
const day = 24 * 3600 * second
const limits = {
  waits: { least: second, most: 7 * day, count: 20 },
  deadline: { least: 60 * second, most: 30 * day },
}

/** Values, or the key of what is wrong with them. */
type Checked<Value> = Value | { fault: Parameters<typeof say>[1] }
const isFault = (checked: Checked<unknown>): checked is { fault: Parameters<typeof say>[1] } =>
  typeof checked === 'object' && checked !== null && 'fault' in checked

function waitsOf(text: string): Checked<number[]> {
  const waits = readDurations(text)
  if (waits === null) return { fault: 'patience.waits.form' }
  const { least, most, count } = limits.waits
  if (waits.length > count) return { fault: 'patience.waits.many' }
  if (waits.some((ms) => ms < least || ms > most)) return { fault: 'patience.waits.range' }
  const isGrowing = waits.every((ms, at) => at === 0 || ms >= waits[at - 1]!)
  return isGrowing ? waits : { fault: 'patience.waits.order' }
}

function deadlineOf(text: string): Checked<number> {
  const deadline = readDuration(text)
  if (deadline === null) return { fault: 'patience.deadline.form' }
  const { least, most } = limits.deadline
  return deadline < least || deadline > most ? { fault: 'patience.deadline.range' } : deadline
}

/** What a store sets for one group; an empty field is left as it is for all, or as in the table. */
export function readPatienceForm(
  body: unknown,
  { group, own, lang }: { group: string; own: StorePatience; lang: Language },
): { values: StorePatience[string]; faults?: never } | { faults: FormFaults; values?: never } {
  const faults: FieldFault[] = []
  const values: Partial<Record<PatienceKind, Partial<Timetable>>> = {}
  const others = withoutGroup(own, group)
  for (const kind of patienceKinds) {
    const read = <Value>(
      part: 'waits' | 'deadline',
      check: (text: string) => Checked<Value>,
    ): Value | null => {
      const field = fieldOf(kind, part)
      const given = (body as Record<string, unknown> | undefined)?.[field]
      const text = typeof given === 'string' ? given.trim() : given === undefined ? '' : '?'
      if (text === '') return null
      const checked = check(text)
      if (!isFault(checked)) return checked
      faults.push({ field, text: say(lang, checked.fault) })
      return null
    }
    const waitsMs = read('waits', waitsOf)
    const deadlineMs = read('deadline', deadlineOf)
    const set = { ...(waitsMs && { waitsMs }), ...(deadlineMs !== null && { deadlineMs }) }
    const whole = { ...timetableFor(kind, group, others), ...set }
    const isMute = whole.deadlineMs < whole.waitsMs[0]!
    if (isMute) faults.push({ field: fieldOf(kind, 'deadline'), text: say(lang, 'patience.deadline.short') })
    if (waitsMs || deadlineMs !== null) values[kind] = set
  }
  return faults.length > 0 ? { faults: formFaults(faults, body) } : { values }
}
