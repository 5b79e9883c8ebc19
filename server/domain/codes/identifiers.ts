import { unitAt } from '../unit-at.js'
/** One GS1 application identifier as the GS1 Syntax Dictionary has it. */
export interface Identifier {
  ai: string
  min: number
  max: number
  digitsOnly: boolean
  /** In GS1's list of predefined lengths: no separator follows. */
  predefined: boolean
}

const fixed = (ai: string, length: number, predefined = true): Identifier => ({
  ai,
  min: length,
  max: length,
  digitsOnly: true,
  predefined,
})
const upTo = (ai: string, max: number): Identifier => ({
  ai,
  min: 1,
  max,
  digitsOnly: false,
  predefined: false,
})

const table: Identifier[] = [
  fixed('00', 18),
  fixed('01', 14),
  fixed('02', 14),
  ...['11', '13', '15', '16', '17'].map((ai) => fixed(ai, 6)),
  fixed('20', 2),
  upTo('10', 20),
  upTo('21', 20),
  upTo('240', 30),
  { ...upTo('37', 8), digitsOnly: true },
  ...['90', '91', '92', '93', '94', '95', '96', '97', '98', '99'].map((ai) => upTo(ai, 90)),
  fixed('7003', 10, false),
  fixed('8005', 6, false),
  { ...fixed('8008', 12, false), min: 8 },
  ...['0', '1', '2', '3', '4', '5'].flatMap((n) => [
    fixed(`310${n}`, 6),
    fixed(`330${n}`, 6),
    fixed(`335${n}`, 6),
  ]),
]
/** Identifiers by their first two digits. */
const byStart: Identifier[][] = Array.from({ length: 100 }, (_, start) =>
  table.filter(({ ai }) => Number(ai.slice(0, 2)) === start),
)
const zero = 48
const digitAt = (text: string, at: number): number => unitAt(text, at) - zero

/** The identifier that stands at this place, or null for one that marking codes do not know. */
export const identifierAt = (text: string, at: number): Identifier | null => {
  const [tens, ones] = [digitAt(text, at), digitAt(text, at + 1)]
  if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return null
  for (const identifier of byStart[10 * tens + ones]!)
    if (text.startsWith(identifier.ai, at)) return identifier
  return null
}

/** What may follow a separator in a code: source of a regular expression, used where a substitute is recognised. */
export const followingIdentifier =
  '(?:9[0-9]|8005|8008|7003|240|37|10|21|310[0-5]|330[0-5]|335[0-5]|1[13567])'
