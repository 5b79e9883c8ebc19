import type { z } from 'zod'
import type { Code } from '../../entities/index.js'
import { describeReason } from '../checks/describe-reason.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import type { Reason } from '../domain/verdict/outcome.js'
import { isoOf } from '../iso-time.js'
import type { Purpose } from '../text/for-purpose.js'
import type { Language } from '../text/say.js'
import type { codeSchema, reasonSchema } from './code-schema.js'

/** A code of a delivery as outside programs read it. */
export function codeJson(
  code: Code,
  { purpose }: { purpose: Purpose },
  language: Language,
): z.infer<typeof codeSchema> {
  const parsed = parseCis(code.raw ?? code.cis)
  return {
    id: String(code.id),
    cis: code.cis,
    gtin: code.gtin,
    serial: parsed.serial,
    group: code.productGroup,
    origin: parsed.origin,
    lane: code.lane,
    outcome: code.outcome,
    checkedBy: code.checkedBy,
    reasons: (code.reasons ?? []).map((reason) => reasonJson(reason, language, purpose)),
    attempts: code.attempts,
    nextTryAt: isoOf(code.nextTryAt),
    checkedAt: isoOf(code.checkedAt),
  }
}

export function reasonJson(
  reason: Reason,
  language: Language,
  purpose?: Purpose,
): z.infer<typeof reasonSchema> {
  const words = describeReason(reason, language, { purpose })
  return { ...words, until: isoOf(words.until), blocksAt: isoOf(words.blocksAt) }
}
