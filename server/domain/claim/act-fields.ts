/**
 * What a person may write into an act. `line` is one line of the form, `text` a paragraph, `time` a moment.
 * The words over a field are in text/ under `claim.field.<name>`. An empty field is a blank line to fill by hand.
 */
export interface ActField {
  name: string
  kind: 'line' | 'text' | 'time'
  /** Letters; the bound keeps every part of the act within its sheet. */
  max: number
}

const line = (name: string, max = 160): ActField => ({ name, kind: 'line', max })
const text = (name: string, max: number): ActField => ({ name, kind: 'text', max })
const time = (name: string): ActField => ({ name, kind: 'time', max: 0 })

/** People who sign, in the order of their lines: position and name of each. */
export const signers = ['chair', 'firstMember', 'secondMember', 'supplierSide', 'keeper'] as const

/** Blank lines of the front sheet, pairs in reading order; `supplier` takes a whole row. */
export const frontFields = [
  'place',
  'timeSpan',
  'document',
  'contract',
  'supplier',
  'shipper',
  'carrier',
  'arrival',
  'vetDocument',
  'vehicle',
  'seals',
  'call',
  'representative',
  'packState',
  'howFound',
] as const

export const actFields = {
  place: [
    line('organisation', 300),
    line('unit', 300),
    line('place'),
    time('startedAt'),
    time('endedAt'),
    line('howFound'),
  ],
  delivery: [
    line('document'),
    line('contract'),
    line('supplier', 300),
    line('shipper'),
    line('carrier'),
    line('arrival'),
    line('vehicle'),
    line('seals'),
    line('vetDocument'),
    line('packState'),
  ],
  call: [line('call'), line('representative')],
  findings: [
    text('defects', 2500),
    text('others', 800),
    text('conclusion', 1500),
    line('keptAt', 40),
    line('annexes', 300),
  ],
  people: ['approver', ...signers].flatMap((who) => [line(`${who}Position`, 60), line(`${who}Name`, 60)]),
} satisfies Record<string, ActField[]>

export type ActFieldGroup = keyof typeof actFields
export const actFieldGroups = Object.keys(actFields) as ActFieldGroup[]
export const allActFields: readonly ActField[] = actFieldGroups.flatMap((group) => actFields[group])
