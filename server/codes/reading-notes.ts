import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { sayIfKnown } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'

/** What was mended in a code before it was read, and what is wrong with it or doubtful. */
export const readingNotes = ({ kind, gtin, ai, repairs, problems }: ParsedCode, { lang }: Viewer) => ({
  repairs: repairs.map((key) => sayIfKnown(lang, `code.repair.${key}`)),
  problems: [
    ...(kind === 'osu' ? [{ key: 'quantity', params: { gtin: gtin ?? '', count: ai['37'] ?? '' } }] : []),
    ...problems,
  ].map(({ key, params }) => ({
    text: sayIfKnown(lang, `code.problem.${key}`, params),
    next: sayIfKnown(lang, `code.problem.${key}.next`, params),
  })),
})
