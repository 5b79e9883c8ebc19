import { undoCapsLock } from './caps-lock.js'
import { withProblem } from './blank-code.js'
import { readCleanCode } from './clean-code.js'
import type { ParsedCode } from './parsed-code.js'
import { undoUrlEscapes } from './escapes.js'
import { readGlued } from './glued-codes.js'
import { problem } from './problems.js'
import { type RepairStep, repairSteps } from './repair-steps.js'
import { readText } from './read-text.js'
import { saysPlainDataMatrix } from './scanner-prefix.js'
import { readTag1162 } from './tag-1162.js'
import { traitsOf } from './traits.js'

interface Mended {
  text: string
  repairs: string[]
  plainMended: boolean
  /** Traits of `text`. */
  shown: number
  /** Set when the text needs nothing more: then the steps that are left are not tried. */
  clean: ParsedCode | null
}

/** Steps in their order, and beside them the traits that each needs: most are passed by at one look. */
interface Course {
  steps: readonly RepairStep[]
  needs: Uint16Array
  /** Without any of these there is nothing to mend. */
  mendable: number
}
const courseOf = (steps: readonly RepairStep[]): Course => ({
  steps,
  needs: Uint16Array.from(steps, ({ needs }) => needs),
  mendable: steps.reduce((all, { needs }) => all | needs, 0),
})
const everyStep = courseOf(repairSteps)
const surerSteps = courseOf(repairSteps.filter(({ plain }) => plain !== true))

const mend = (raw: string, { steps, needs, mendable }: Course): Mended => {
  const mended: Mended = { text: raw, repairs: [], plainMended: false, shown: traitsOf(raw), clean: null }
  if ((mended.shown & mendable) === 0) return mended
  for (let i = 0; i < needs.length; i++) {
    if ((mended.shown & needs[i]!) === 0) continue
    const { key, mend: mendOne, plain } = steps[i]!
    const text = mendOne(mended.text)
    if (text === mended.text) continue
    mended.text = text
    mended.plainMended ||= plain === true
    if (!mended.repairs.includes(key)) mended.repairs.push(key)
    mended.clean = readCleanCode(text)
    if (mended.clean) break
    mended.shown = traitsOf(text)
  }
  return mended
}

const readOnce = (text: string, explicit: boolean, shown = traitsOf(text)): ParsedCode => {
  const swapped = undoCapsLock(text)
  if (swapped !== text) {
    const code = readText(swapped, explicit, shown)
    if (code.valid) return { ...code, repairs: [...code.repairs, 'caps-lock'] }
  }
  return readText(text, explicit, shown)
}

const withRepairs = (code: ParsedCode, made: readonly string[]): ParsedCode => {
  if (made.length === 0 && (code.repairs.length === 0 || code.certainty !== 'sure')) return code
  // Each reading is made anew, so it is nobody else's yet.
  code.repairs =
    code.repairs.length === 0 ? made : [...made, ...code.repairs.filter((key) => !made.includes(key))]
  if (code.certainty === 'sure') code.certainty = 'repaired'
  return code
}

/** Dirt made of a code's own signs, which alone says nothing: tried when the text is no code as it is. */
const lastResorts: [key: string, mend: (text: string) => string][] = [
  ['csv-quotes', (text) => text.replaceAll('""', '"')],
  ['url-escapes', undoUrlEscapes],
]

const readByLastResort = (text: string): ParsedCode | null => {
  for (const [key, mendOne] of lastResorts) {
    const mended = mendOne(text)
    const code = mended === text ? null : readOnce(mended, false)
    if (code?.valid && code.kind !== 'kitu_free') return { ...code, repairs: [key, ...code.repairs] }
  }
  return null
}

const readMended = ({ text, repairs, shown, clean }: Mended): ParsedCode => {
  if (clean) return withRepairs(clean, repairs)
  const code = readOnce(text, repairs.includes('brackets'), shown)
  const settled = code.kind === 'empty' || (code.valid && code.kind !== 'kitu_free')
  return withRepairs(settled ? code : (readByLastResort(text) ?? readGlued(text) ?? code), repairs)
}

/** The long way: every kind of dirt in its order, then the reading. What cannot be read in one way only is not guessed. */
export function repairCode(raw: string): ParsedCode {
  const tag = readTag1162(raw.trim())
  if (tag) return tag
  const mended = mend(raw, everyStep)
  const code = readMended(mended)
  if (!code.valid && mended.plainMended) {
    const asIs = readMended(mend(raw, surerSteps))
    if (asIs.valid) return asIs
  }
  const printedPlain =
    code.valid && code.gtin !== null && code.cis?.startsWith('01') && saysPlainDataMatrix(raw)
  return printedPlain ? withProblem(code, problem('no-fnc1')) : code
}
