import type { z } from 'zod'
import type { CheckRun, Code, Delivery } from '../../entities/index.js'
import { isStopped, stoppedStep } from '../checks/stopped-check.js'
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
  { delivery: { purpose }, run }: { delivery: Pick<Delivery, 'purpose'>; run: CheckRun | null },
  language: Language,
): z.infer<typeof codeSchema> {
  const stopped = isStopped(run)
  const reasons = (code.reasons ?? []).map((reason) => reasonJson(reason, language, purpose))
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
    reasons: stopped ? reasons.map((reason) => leftAlone(reason, language)) : reasons,
    attempts: code.attempts,
    nextTryAt: stopped ? null : isoOf(code.nextTryAt),
    checkedAt: isoOf(code.checkedAt),
  }
}

/** In a stopped check what is waited for does not come by itself. */
function leftAlone(reason: z.infer<typeof reasonSchema>, language: Language): z.infer<typeof reasonSchema> {
  if (reason.outcome !== 'wait') return reason
  const { text, who } = stoppedStep(language)
  return { ...reason, nextStep: text, who, until: null }
}

export function reasonJson(
  reason: Reason,
  language: Language,
  purpose?: Purpose,
): z.infer<typeof reasonSchema> {
  const words = describeReason(reason, language, { purpose })
  return { ...words, until: isoOf(words.until), blocksAt: isoOf(words.blocksAt) }
}
