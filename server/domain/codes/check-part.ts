import { base64, classOfRange, lower, upper } from './alphabet.js'
import type { CodeProblem, ParsedCode } from './parsed-code.js'
import { problem } from './problems.js'
import type { Tail } from './templates.js'

/** The check part (криптохвост) of a GS1 code: which template it has, and what is wrong with it. */
export interface CheckPart {
  tail: ParsedCode['tail']
  template: Tail | ''
  problems: CodeProblem[]
}

const keyLength = 4

const judgeKey93 = (key: string): CodeProblem[] =>
  key.length === keyLength ? [] : [problem('ai93-length', { found: key.length })]

/** AI 92 is base64 of an electronic signature; in one case only the other was lost on the way (odds of 10⁻⁹). */
const judgeSignature = (key: string, signature: string): CodeProblem[] => {
  const classes = classOfRange(signature, base64, 0, signature.length)
  if (classes === 0) return [problem('ai92-base64')]
  if (signature.length !== 44 && signature.length !== 88)
    return [problem('ai92-length', { found: signature.length })]
  const noCapitals = (classes & upper) === 0 && !/[A-Z]/.test(key)
  return (classes & lower) === 0 || noCapitals ? [problem('case-lost')] : []
}

/** Keys of CRPT are hexadecimal in capitals (EE05 … EE12); small letters are seen, rarely. */
const judgeKey91 = (key: string, signature: string): CodeProblem[] => {
  if (key.length !== keyLength) return [problem('ai91-length', { found: key.length })]
  return signature.length === 44 && /[a-f]/.test(key) && /^[0-9a-f]+$/.test(key) ? [problem('caps-lock')] : []
}

const judgeSigned = (key: string | undefined, signature: string | undefined): CodeProblem[] => {
  if (key === undefined) return [problem('missing-91')]
  if (signature === undefined) return key.length === keyLength ? [problem('missing-92')] : judgeKey91(key, '')
  return [...judgeKey91(key, signature), ...judgeSignature(key, signature)]
}

const isHarmless = (found: CodeProblem): boolean => found.key === 'caps-lock'

/** Judges AI 91, 92, 93. A carton has AI 93 and may have a 92 of its own make beside it. */
export function judgeCheckPart(values: ReadonlyMap<string, string>): CheckPart {
  const [key91, signature, key93] = [values.get('91'), values.get('92'), values.get('93')]
  const carton = values.has('8005')
  if (key93 !== undefined) {
    const alone = carton || (key91 === undefined && signature === undefined)
    const problems = alone ? judgeKey93(key93) : [...judgeKey93(key93), ...judgeSigned(key91, signature)]
    return { tail: problems.length === 0 ? 'whole' : 'partial', template: 'S', problems }
  }
  if (key91 === undefined && signature === undefined)
    return { tail: 'none', template: '', problems: carton ? [problem('missing-93')] : [] }
  const problems = judgeSigned(key91, signature)
  return {
    tail: problems.every(isHarmless) ? 'whole' : 'partial',
    template: signature?.length === 88 ? 'L88' : signature?.length === 44 ? 'L44' : '',
    problems,
  }
}
