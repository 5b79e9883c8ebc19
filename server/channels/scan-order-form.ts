import { z } from 'zod'
import { localModuleAsks, scanWays, type ScanOrder } from '../crpt/channels.js'
import type { ScanOrderStand } from '../settings/scan-order.js'
import type { Language } from '../text/say.js'
import { readForm, type FormFaults } from '../web/form.js'

/** The places of the order, as fields of the form. */
export const places = ['first', 'second', 'third'] as const

const way = z.enum([...scanWays, ''], { error: 'scan-order.fault.way' })
const ask = z.enum(localModuleAsks, { error: 'scan-order.fault.ask' })
/** What the environment says is no field: whatever comes in its place is not looked at. */
const absent = z.unknown().transform(() => undefined)

const formOf = ({ given }: ScanOrderStand) => {
  const place = given.order ? absent : way
  return z
    .object({
      first: place,
      second: place,
      third: place,
      askLocalModule: given.askLocalModule ? absent : ask,
    })
    .superRefine((form, { addIssue }) => {
      if (given.order) return
      const fault = (field: string, message: string) =>
        addIssue({ code: 'custom', path: [field], message: `scan-order.fault.${message}` })
      const named = places.map((name) => form[name])
      if (named.every((one) => one === '')) fault('first', 'nobody')
      places.forEach((name, at) => {
        if (form[name] !== '' && named.indexOf(form[name]) < at) fault(name, 'twice')
      })
      if (form.askLocalModule === 'always' && !named.includes('local-module'))
        fault('askLocalModule', 'not-named')
    })
}

/** What a person wants otherwise; of what the environment says nothing. */
export function readScanOrderForm(
  body: unknown,
  stand: ScanOrderStand,
  lang: Language,
): { values: Partial<ScanOrder>; faults?: never } | { faults: FormFaults; values?: never } {
  const { values, faults } = readForm(formOf(stand), body, lang)
  if (faults) return { faults }
  const order = places.flatMap((name) => values[name] || [])
  const { askLocalModule } = values
  return { values: { ...(order.length > 0 && { order }), ...(askLocalModule && { askLocalModule }) } }
}
