import type { CodeSubject } from './circumstances.js'
import { mayLackCheckPart } from './emitter.js'
import type { ChannelAnswer, CodeFacts } from './facts.js'
import { isBox } from './packs.js'

/**
 * When ЧЗ itself is asked about check parts. `without-till`: about those that no till’s question has judged. A till tells all
 * that this method does and more, so that where one answers nothing is gained; where none does, a forged code is seen by
 * nobody before the shelf.
 */
export const checkPartsModes = ['without-till', 'always', 'off'] as const
export type CheckPartsMode = (typeof checkPartsModes)[number]

/**
 * Is the check part of a code worth a question? Only of a unit that ЧЗ knows: of any other «no» says no more than the status
 * has said. What was once confirmed stays so.
 */
export function wantsCheckPart(
  subject: CodeSubject,
  answers: readonly ChannelAnswer[],
  mode: CheckPartsMode,
): boolean {
  const status = answers.find(({ channel }) => channel === 'true-api')?.facts
  if (mode === 'off' || !subject.hasTail || status?.status === undefined) return false
  if (isBox(subject.kind, status.packageType) || mayLackCheckPart(subject, status)) return false
  if (isCheckPartConfirmed(answers)) return false
  return mode === 'always' || !answers.some(isJudgedByTill)
}

/** Has ЧЗ itself said that the check part is genuine? */
export const isCheckPartConfirmed = (answers: readonly ChannelAnswer[]): boolean =>
  answers.some(({ channel, facts }) => channel === 'check-parts' && facts.verified === true)

const isJudgedByTill = ({ channel, facts }: ChannelAnswer): boolean =>
  (channel === 'cdn' || channel === 'till-module') && speaksOfCheckPart(facts)

const speaksOfCheckPart = ({ verified, valid }: CodeFacts): boolean =>
  verified !== undefined || valid !== undefined
