import type { Condition } from './condition.js'
import type { CodeFacts } from './facts.js'
import { isSignatureError, isStructureError, isUnknown, noCounts, strayError } from './wire-errors.js'

/** Росаккредитация and ВетИС end a paper of the goods; whoever else is named forbids the goods themselves. */
const papers = { RD: 'permit-ended', VETRF: 'vet-document-cancelled' } as const

const isForbidden = ({ blocked, ogvs = [] }: CodeFacts): boolean =>
  ogvs.length > 0 ? ogvs.some((authority) => !Object.hasOwn(papers, authority)) : blocked === true

const errorParams = (facts: CodeFacts) => ({
  params: { errorCode: facts.errorCode ?? '', message: facts.errorMessage ?? '' },
})

/** Is the code known, is it whole, is it genuine, does an authority forbid it. */
export const codeConditions: Condition[] = [
  { id: 'unknown-to-crpt', about: 'existence', holds: isUnknown },
  {
    id: 'row-error',
    about: 'existence',
    holds: (facts) => strayError(facts) === 'row' && errorParams(facts),
  },
  {
    id: 'structure-wrong',
    about: 'signature',
    holds: (facts, { mayBeForeign }) =>
      isStructureError(facts) ? errorParams(facts) : facts.valid === false && noCounts(facts, mayBeForeign),
  },
  {
    id: 'check-code-wrong',
    about: 'signature',
    holds: (facts, { mayBeForeign }) =>
      isSignatureError(facts)
        ? errorParams(facts)
        : facts.verified === false && noCounts(facts, mayBeForeign),
  },
  {
    id: 'error-code',
    about: 'signature',
    holds: (facts) => strayError(facts) === 'till' && errorParams(facts),
  },
  { id: 'not-authentic', about: 'signature', holds: (facts) => facts.authentic === false },
  {
    id: 'blocked-by-authority',
    about: 'authority',
    holds: (facts) => isForbidden(facts) && { params: { ogvs: (facts.ogvs ?? []).join(',') } },
  },
  ...Object.entries(papers).map(([authority, id]): Condition => ({
    id,
    about: 'authority',
    holds: (facts) => facts.ogvs?.includes(authority) === true,
  })),
]
