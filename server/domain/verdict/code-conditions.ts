import type { Condition } from './condition.js'
import type { CodeFacts } from './facts.js'
import { isSignatureError, isStructureError, isUnknown, noCounts, strayError } from './wire-errors.js'

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
      (facts.valid === false && noCounts(facts, mayBeForeign)) || isStructureError(facts),
  },
  {
    id: 'check-code-wrong',
    about: 'signature',
    holds: (facts, { mayBeForeign }) =>
      (facts.verified === false && noCounts(facts, mayBeForeign)) || isSignatureError(facts),
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
    holds: (facts) =>
      (facts.blocked === true || (facts.ogvs?.length ?? 0) > 0) && {
        params: { ogvs: (facts.ogvs ?? []).join(',') },
      },
  },
]
