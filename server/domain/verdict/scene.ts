import type { Circumstances, CodeSubject } from './circumstances.js'
import { isOfEaeuEmitter, mayBeForeign } from './emitter.js'
import type { ChannelAnswer, CodeFacts } from './facts.js'
import { isBox } from './packs.js'

/** What all conditions look at besides the facts of one answer. */
export interface Scene {
  subject: CodeSubject
  circumstances: Circumstances
  now: number
  /** ЧЗ's alias of the product group, where anybody named it. */
  group: string | undefined
  /** КИТУ, КИГУ, SSCC, АТК: something to be opened. */
  box: boolean
  /** Emitted in another state of the EAEU. */
  eaeu: boolean
  /** The same, or nothing speaks against it: a foreign digit, and no group that would rule it out. */
  mayBeForeign: boolean
  /** Tobacco that was made before the obligation to introduce it; told by any channel. */
  grayZone: boolean
}

/** What the newest answer that names this fact says; the newest comes first. */
const newest = <Name extends keyof CodeFacts>(answers: ChannelAnswer[], name: Name): CodeFacts[Name] =>
  answers.find(({ facts }) => facts[name] !== undefined)?.facts[name]

const isGray = ({ facts }: ChannelAnswer): boolean =>
  facts.grayZone === true || facts.statusEx === 'IN_GRAY_ZONE'

export function sceneOf(subject: CodeSubject, answers: ChannelAnswer[], circumstances: Circumstances): Scene {
  const group = newest(answers, 'group') ?? circumstances.group ?? undefined
  const eaeu = isOfEaeuEmitter(subject, group)
  return {
    subject,
    circumstances,
    now: circumstances.now,
    group,
    box: isBox(subject.kind, newest(answers, 'packageType')),
    eaeu,
    mayBeForeign: eaeu || (group === undefined && mayBeForeign(subject)),
    grayZone: answers.some(isGray),
  }
}
