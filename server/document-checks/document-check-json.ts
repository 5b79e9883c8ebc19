import type { z } from 'zod'
import type { DocumentCheck } from '../../entities/index.js'
import { documentErrorKind } from '../domain/document-errors.js'
import { mostMegabytes } from '../intake/upd-for-chz.js'
import { isoOf } from '../iso-time.js'
import { say, sayIfKnown, type Language } from '../text/say.js'
import type { documentCheckSchema } from './document-check-schema.js'

export function documentCheckJson(
  check: DocumentCheck,
  language: Language,
): z.infer<typeof documentCheckSchema> {
  const { state, lastSaid, attempts, heldReason, rewrittenFrom } = check
  return {
    state,
    startedAt: isoOf(check.startedAt)!,
    sentAt: isoOf(check.sentAt),
    lastSaid,
    attempts,
    nextTryAt: isoOf(check.nextTryAt),
    deadlineAt: isoOf(check.deadlineAt),
    heldReason,
    finishedAt: isoOf(check.finishedAt),
    refusal: refusalOf(check, language),
    rewrittenFrom,
    errors: (check.errors ?? []).map(({ code, description, cis }) => {
      const kind = documentErrorKind(code)
      const message = say(language, `document-error.${kind}`)
      return { code, message, nextStep: say(language, `document-error.${kind}.next`), description, cis }
    }),
    exchangeIds: (check.exchangeIds ?? []).map(String),
  }
}

function refusalOf({ reason, reasonWords }: DocumentCheck, language: Language) {
  if (reason === null) return null
  const key = `document-check.reason.${reason}`
  const words = [sayIfKnown(language, key, { megabytes: mostMegabytes }), reasonWords ?? '']
  return { key: reason, message: words.join(' ').trim() }
}
