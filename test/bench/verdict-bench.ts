import type { Circumstances, CodeSubject } from '../../server/domain/verdict/circumstances.js'
import { decideCode } from '../../server/domain/verdict/decide-code.js'
import type { CodeFacts } from '../../server/domain/verdict/facts.js'
import { settingsAt } from '../../server/domain/verdict/store-rules.js'

const now = Date.UTC(2026, 10, 24, 9, 0)
const dayMs = 86_400_000

const subject: CodeSubject = {
  kind: 'cis_only',
  origin: { country: 'RU', confidence: 'sure' },
  hasTail: false,
  serial: '5hT9qa',
  mrpKopecks: null,
}
const around: Circumstances = {
  now,
  purpose: 'receipt',
  supplierInn: '0069145277',
  ownInn: '0077000011',
  priceKopecks: 18_000,
  deadlinePassed: false,
  receivedAt: now - dayMs,
  settings: settingsAt(
    {
      switches: [],
      dutyDates: {},
      shelfLifeDays: {},
      doNotSignShare: null,
      zone: 'Europe/Moscow',
    },
    now,
  ),
}
const good: CodeFacts = {
  status: 'INTRODUCED',
  statusEx: 'EMPTY',
  group: 'milk',
  packageType: 'UNIT',
  ownerInn: '0069145277',
  expiresAt: now + 20 * dayMs,
}
/** A delivery as it comes: most is good, some waits, some is bad. */
const rows: CodeFacts[] = [
  ...Array<CodeFacts>(14).fill(good),
  { ...good, status: 'APPLIED' },
  { ...good, status: 'RETIRED', withdrawReason: 'RETAIL' },
  { ...good, ownerInn: '0055000022' },
  { ...good, expiresAt: now + dayMs },
  { ...good, group: 'tobacco', maxRetailPriceKopecks: 17_000 },
  { silence: 'timeout' },
]

/** Verdicts a second over a mix of answers, each decided anew; the best of several rounds. */
export function verdictsPerSecond({ rounds = 5, perRound = 200_000 } = {}): number {
  let best = 0
  for (let round = 0; round < rounds; round++) {
    const from = process.hrtime.bigint()
    let blocked = 0
    for (let i = 0; i < perRound; i++) {
      const facts = rows[i % rows.length]!
      const { outcome } = decideCode(subject, [{ channel: 'true-api', askedAt: now - 60_000, facts }], around)
      if (outcome === 'block') blocked += 1
    }
    const seconds = Number(process.hrtime.bigint() - from) / 1e9
    if (blocked !== (perRound / rows.length) * 3) throw new Error(`blocked ${blocked} of ${perRound}`)
    best = Math.max(best, perRound / seconds)
  }
  return Math.round(best)
}
