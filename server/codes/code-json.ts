import type { Code } from '../../entities/index.js'
import { describeReason } from '../checks/describe-reason.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import { isoOf } from '../iso-time.js'
import type { Language } from '../text/say.js'

/** A code of a delivery as outside programs read it. */
export function codeJson(code: Code, language: Language) {
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
    reasons: (code.reasons ?? []).map((reason) => reasonJson(reason, language)),
    attempts: code.attempts,
    nextTryAt: isoOf(code.nextTryAt),
    checkedAt: isoOf(code.checkedAt),
  }
}

function reasonJson(reason: NonNullable<Code['reasons']>[number], language: Language) {
  const words = describeReason(reason, language)
  return { ...words, until: isoOf(words.until), blocksAt: isoOf(words.blocksAt) }
}
