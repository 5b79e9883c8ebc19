import { signers } from '../domain/claim/act-fields.js'
import { say } from '../text/say.js'
import { gapMm, linesMm, paragraphMm, rowMm, signatureColumnsMm } from './act-measure.js'
import { bareMoney } from './act-goods.js'
import type { FoundClaim } from './claims-queries.js'

/** What stands under the last row of the annex. */
export interface ActEnd {
  total: { words: string; sum: string }
  conclusion: string
  signatures: { who: string; position: string; name: string }[]
  annexes: string
  chainHead: string
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

export const actEnd = ({ details, codeCount, sumKopecks, chainHead }: FoundClaim): ActEnd => ({
  total: { words: say('ru', 'claim.act.total-units', { count: codeCount }), sum: bareMoney(sumKopecks) },
  conclusion: details.conclusion,
  signatures: signers.map((signer) => ({
    who: signerWords(signer),
    position: words(details[`${signer}Position`]),
    name: words(details[`${signer}Name`]),
  })),
  annexes: [say('ru', 'claim.act.annex-answers', { count: codeCount }), words(details.annexes)]
    .filter(Boolean)
    .join(', '),
  chainHead: chainHead.replace(/(.{4})(?=.)/g, '$1 '),
})

/** On the act the members have one name for both of their lines. */
function signerWords(signer: (typeof signers)[number]): string {
  if (signer === 'secondMember') return ''
  return say('ru', signer === 'firstMember' ? 'claim.act.members' : `claim.signer.${signer}`)
}

/** Height of all of it, with the gaps. */
export function endMm(end: ActEnd): number {
  const signaturesMm = end.signatures.reduce((sum, { position, name }) => {
    const { position: positionMm, name: nameMm } = signatureColumnsMm
    return sum + Math.max(5.3, linesMm(position, positionMm) + 0.3, linesMm(name, nameMm) + 0.3) + 1.5
  }, 0)
  const annexes = `${say('ru', 'claim.act.annexes')} ${end.annexes}. ${say('ru', 'claim.act.chain-head')}`
  return (
    rowMm(1) +
    paragraphMm(`${say('ru', 'claim.field.conclusion')}. ${end.conclusion}`) +
    paragraphMm(say('ru', 'claim.act.warned')) +
    signaturesMm +
    // The line under the signatures that names their parts.
    4.5 +
    gapMm +
    paragraphMm(annexes) +
    // The hash has a line of its own at most.
    4.2
  )
}
