import { GS } from '../../server/domain/codes/alphabet.js'
import { typeInRussianLayout } from '../../server/domain/codes/keyboard-layout.js'

/** One way to spoil the text of a label, as scanners, tills, tables and people do. */
type Spoil = (text: string) => string

const instead =
  (token: string): Spoil =>
  (text) =>
    text.replaceAll(GS, token)

/** `(01)…(21)…`: as printed for people. */
const inBrackets: Spoil = (text) =>
  text
    .replace(/^01(\d{14})21/, '(01)$1(21)')
    .split(GS)
    .map((part, at) => (at === 0 ? part : part.replace(/^(8005|3103|3351|240|9[123])/, '($1)')))
    .join('')

/** Kinds of dirt by their share in tenths; the forms of one kind come in turn. */
const kinds: { tenths: number; forms: Spoil[] }[] = [
  { tenths: 4, forms: [instead('')] },
  { tenths: 2, forms: [typeInRussianLayout] },
  {
    tenths: 2,
    forms: [
      instead('\\u001d'),
      instead('<GS>'),
      instead('␝'),
      instead('_x001D_'),
      instead('&#x1D;'),
      instead('|'),
      instead('{GS}'),
      (text) => JSON.stringify(text).slice(1, -1),
    ],
  },
  {
    tenths: 1,
    forms: [(text) => `]d2${text}`, (text) => `${GS}${text}`, (text) => `]C1${text}`, inBrackets],
  },
  {
    tenths: 1,
    forms: [
      (text) => `${text}\r\n`,
      (text) => `\ufeff ${text}\t`,
      (text) => `"${text.replaceAll('"', '""')}"`,
      (text) => Buffer.from(text).toString('base64'),
      (text) => text.replaceAll(GS, GS + GS) + GS,
      (text) => `${text.slice(0, 9)}\u200b${text.slice(9)}`,
    ],
  },
]
const tenths = kinds.flatMap(({ tenths, forms }) => Array<Spoil[]>(tenths).fill(forms))

/** The text of the `at`-th code with its dirt: the mix depends on the number alone. */
export function spoil(text: string, at: number): string {
  const forms = tenths[at % tenths.length]!
  return forms[Math.floor(at / tenths.length) % forms.length]!(text)
}
