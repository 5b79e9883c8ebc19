import type { DocumentCheck } from '../../entities/document-check.js'
import type { ValidatorCreateResult, ValidatorStatusResult } from '../crpt/true-api.js'
import { wordsOfRefusal } from '../crpt/validator-create-answer.js'
import { documentTimetable, spreadOf, waitMs } from '../domain/patience.js'

/** What a try changes in the row of a check. */
export type CheckChange = Partial<Omit<DocumentCheck, 'id' | 'deliveryId' | 'documentId'>>

export interface TryMoment {
  now: number
  /** Shortens all waits: the demo and tests. */
  scale: number
}

/** After so many questions in a row to which ЧЗ does not know a document that it had, it is sent again. */
const missesToResend = 2

/** What is done with the answer to a document that was sent. */
export function afterSending(
  check: DocumentCheck,
  result: ValidatorCreateResult,
  moment: TryMoment,
): CheckChange {
  if (result.kind !== 'taken') return withoutAnswer(check, result, moment)
  return { ...later(check, moment), takenAt: moment.now, missed: 0 }
}

/** What is done with the answer to the question how it stands. */
export function afterAsking(
  check: DocumentCheck,
  result: ValidatorStatusResult,
  moment: TryMoment,
): CheckChange {
  if (result.kind !== 'said') return withoutAnswer(check, result, moment)
  const { now } = moment
  const { state, errors } = result
  const had = { takenAt: check.takenAt ?? now, missed: 0 }
  switch (state) {
    case 'verified':
      return { ...had, ...ended('verified', now), errors: [] }
    case 'not-valid':
      return { ...had, ...ended('not-valid', now), errors }
    case 'awaiting':
    case 'in-progress':
      return { ...had, ...later(check, moment), lastSaid: state }
    case 'not-found':
      return { ...later(check, moment), ...missing(check) }
  }
}

/** It may not be there yet, or be lost: then it is sent again, under the same id. */
function missing({ missed }: DocumentCheck): CheckChange {
  return missed + 1 < missesToResend
    ? { missed: missed + 1 }
    : { missed: 0, sentAt: null, takenAt: null, lastSaid: null }
}

type NoAnswer = Exclude<ValidatorCreateResult | ValidatorStatusResult, { kind: 'taken' | 'said' }>

function withoutAnswer(check: DocumentCheck, result: NoAnswer, moment: TryMoment): CheckChange {
  const { now } = moment
  switch (result.kind) {
    // The program ends: nothing was counted, the next one goes on.
    case 'stopped':
      return {}
    case 'silent':
      return later(check, moment, result.retryAfterMs)
    case 'not-taken':
      return refused('not-taken', now, wordsOfRefusal(result.exchange.responseBody))
    case 'fault':
      // A dead token says nothing of the document: it waits for the next one, and no try is counted.
      if (result.fault === 'token-dead') return { heldReason: 'token-dead' }
      return refused(result.fault === 'no-contract' ? 'no-access' : 'method-gone', now)
  }
}

/** The next try by the timetable, the last one at the deadline; past it there is no answer. */
function later(check: DocumentCheck, { now, scale }: TryMoment, atLeastMs = 0): CheckChange {
  const { id, deadlineAt } = check
  const attempts = check.attempts + 1
  if (deadlineAt !== null && now >= deadlineAt) return { attempts, ...ended('unanswered', now) }
  const wait = waitMs(documentTimetable, attempts, spreadOf(`document ${id} ${attempts}`), scale)
  const next = now + Math.max(wait, Math.round(atLeastMs * scale))
  return { attempts, nextTryAt: deadlineAt === null ? next : Math.min(next, deadlineAt) }
}

const ended = (state: DocumentCheck['state'], now: number): CheckChange => ({
  state,
  nextTryAt: null,
  finishedAt: now,
})

/** It ends here: a person mends what is said, and asks anew. */
export const refused = (reason: string, now: number, words: string | null = null): CheckChange => ({
  ...ended('refused', now),
  reason,
  reasonWords: words,
})

export const deadlineOf = ({ now, scale }: TryMoment): number =>
  now + Math.round(documentTimetable.deadlineMs * scale)
