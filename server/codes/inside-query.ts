import type { EntityManager } from 'typeorm'
import { Box, BoxedCode, type Code } from '../../entities/index.js'
import { noOutcomes, type ContentsGap } from '../domain/verdict/box-contents.js'
import { outcomes, type Outcome } from '../domain/verdict/outcome.js'

/** What ЧЗ says a box holds. */
export interface KnownInside {
  askedAt: number
  gap: ContentsGap | null
  unitCount: number
  byOutcome: Record<Outcome, number>
  /** The first codes inside, those that forbid before all others. */
  codes: BoxedCode[]
}

const codesShown = 50
const weightOf = `CASE boxed.outcome ${outcomes.map((name, at) => `WHEN '${name}' THEN ${at}`).join(' ')} END`

/** Null where it is no box, or ЧЗ was never asked what it holds. */
export async function readInside(read: EntityManager, { id }: Pick<Code, 'id'>): Promise<KnownInside | null> {
  const box = await read.findOneBy(Box, { codeId: id })
  if (box === null || box.askedAt === null) return null
  const counts = await read
    .createQueryBuilder(BoxedCode, 'boxed')
    .select(['boxed.outcome AS outcome', 'boxed.role AS role', 'COUNT(*) AS count'])
    .where('boxed.boxId = :id', { id })
    .groupBy('boxed.outcome')
    .addGroupBy('boxed.role')
    .getRawMany<{ outcome: Outcome; role: BoxedCode['role']; count: number | string }>()
  const byOutcome = { ...noOutcomes }
  let unitCount = 0
  for (const { outcome, role, count } of counts) {
    byOutcome[outcome] += Number(count)
    if (role === 'unit') unitCount += Number(count)
  }
  const codes = await read
    .createQueryBuilder(BoxedCode, 'boxed')
    .where('boxed.boxId = :id', { id })
    .orderBy(weightOf)
    .addOrderBy('boxed.id')
    .limit(codesShown)
    .getMany()
  return { askedAt: box.askedAt, gap: box.gap, unitCount, byOutcome, codes }
}
