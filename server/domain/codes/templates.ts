/** S is AI 93 of 4 signs; L44 and L88 are AI 91 of 4 signs and AI 92 of 44 or 88. */
export type Tail = 'S' | 'L44' | 'L88'
export type SerialLength = 6 | 7 | 13 | 20
/** Every length that a serial of a СУЗ template has. */
export const serialLengths: readonly SerialLength[] = [6, 7, 13, 20]
export const isSerialLength = (length: number): length is SerialLength =>
  (serialLengths as readonly number[]).includes(length)

/**
 * Product group (alias of ГИС МТ) → its templates, «serial length + tail». From the classifier of СУЗ templates
 * (SUZTemplates of 1С:КА 2.5.27) and the programmer's manual of СУЗ-Облако. The group never stands in the code.
 */
const templates: Record<string, string> = {
  lp: '13L44',
  shoes: '13L88',
  tobacco: '7S',
  perfumery: '13L44',
  tires: '13L44',
  electronics: '20L44',
  pharma: '13L44 13L88',
  milk: '6S',
  bicycle: '13L44',
  wheelchairs: '13L44',
  otp: '7S',
  water: '13S',
  beer: '7S',
  ncp: '7S',
  bio: '13L44 13S',
  antiseptic: '13L44 13S',
  petfood: '6L44 6S',
  seafood: '6L44 6S',
  nabeer: '7S',
  softdrinks: '13S',
  meat: '13L44 6S',
  vetpharma: '13L44',
  toys: '13L44 6S',
  radio: '20L44 20S',
  titan: '13S',
  conserve: '6L44 6S',
  vegetableoil: '13L44 13S',
  opticfiber: '13L44 13S',
  chemistry: '6L44 6S',
  books: '13L44',
  grocery: '13L44 13S',
  construction: '13L44 13S',
  fire: '13L44 6S',
  heater: '6L44 6S',
  cableraw: '13L44 13S',
  autofluids: '13L44 13S',
  polymer: '6L44 6S',
  sweets: '13L44 6S',
  carparts: '13L44 6S',
  furslp: '13L44',
  nicotindev: '13L44 13S',
  gadgets: '20L44 20S',
  frozen: '13L44 6S',
  fertilizers: '13L44 6S',
  homeware: '13L44 6S',
  vetbio: '13L44 6S',
  industrial: '13L44 6S',
  pyrotechnics: '13L44 6S',
}

const groupsWith = (fits: (template: string) => boolean): readonly string[] =>
  Object.freeze(Object.keys(templates).filter((group) => templates[group]!.split(' ').some(fits)))

const tails: readonly (Tail | '')[] = ['', 'S', 'L44', 'L88']
/** Tail → serial length → groups. */
const byTail = Object.fromEntries(tails.map((tail) => [tail, new Array<readonly string[]>()])) as Record<
  Tail | '',
  (readonly string[])[]
>
for (const tail of tails)
  for (let length = 0; length <= 20; length++)
    byTail[tail][length] = groupsWith((template) =>
      tail === '' ? Number.parseInt(template, 10) === length : template === `${length}${tail}`,
    )

export const noGroups: readonly string[] = Object.freeze([])
/** Cartons (блок) with AI 8005, and packs of 29, 25 or 21 signs. */
export const tobaccoGroups: readonly string[] = Object.freeze(['tobacco', 'otp', 'ncp'])
/** Net weight (310n) stands on dairy, volume (335n) on kegs only. */
export const weighedGroups: readonly string[] = Object.freeze(['milk'])
export const kegGroups: readonly string[] = Object.freeze(['beer'])
export const furGroups: readonly string[] = Object.freeze(['furs'])

/** Groups whose template has this serial (and this tail, where it is known). */
export const groupsOf = (serialLength: number, tail: Tail | ''): readonly string[] =>
  byTail[tail][serialLength] ?? noGroups

/** Whether СУЗ has a template of this serial and tail. */
export const isTemplate = (serialLength: number, tail: Tail | ''): boolean =>
  groupsOf(serialLength, tail).length > 0
