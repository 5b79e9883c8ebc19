import type { EntityManager } from 'typeorm'
import { DeliveryLine, Tally, type Delivery } from '../../entities/index.js'
import type { ClaimLine } from '../../entities/claim.js'
import { groupDefects, type DefectGroup, type LineDefect } from '../domain/claim/defect-groups.js'
import { formatMoney } from '../domain/money.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import { rules } from '../domain/verdict/rules.js'
import { say } from '../text/say.js'
import { reasonTitle } from './reason-title.js'

/** Paragraphs of the act that say what was found; drafted here, then a person's own. */
export interface ActFindings {
  defects: string
  others: string
  conclusion: string
}

export interface FoundDefects {
  lines: ClaimLine[]
  defects: LineDefect[]
  sumKopecks: number | null
}

/** Line numbers that are named before the rest is only counted. */
const namedLines = 8

/** Which lines, in words: «строки 2, 4»; the numbers are those of the document. */
const lineWords = (numbers: string[]): string => {
  const named = numbers.slice(0, namedLines).join(', ')
  const count = numbers.length
  if (count <= namedLines) return say('ru', 'claim.draft.lines', { count, numbers: named })
  return say('ru', 'claim.draft.lines-more', { numbers: named, more: count - namedLines })
}

const numbersOf = (lines: readonly ClaimLine[], group: Pick<DefectGroup, 'lineIds'>): string[] =>
  lines.filter(({ lineId }) => group.lineIds.includes(lineId)).map(({ number }) => number)

/** «Не введены в оборот: 8 единиц (строка 2). … Продажа таких единиц запрещена.» */
export function draftDefects({ lines, defects }: FoundDefects): string {
  const phrases = groupDefects(defects).map((group) =>
    say('ru', 'claim.draft.defect', {
      reason: reasonTitle('ru', group.reasonId),
      count: group.count,
      lines: lineWords(numbersOf(lines, group)),
    }),
  )
  return [...phrases, say('ru', 'claim.draft.law')].join(' ')
}

/** What is demanded: what the supplier can mend is to be mended or replaced, the rest replaced or paid back. */
export function draftConclusion({ lines, defects, sumKopecks }: FoundDefects, hasContract: boolean): string {
  const count = lines.reduce((sum, { defectCount }) => sum + defectCount, 0)
  const money =
    sumKopecks === null ? '' : say('ru', 'claim.draft.for-money', { money: formatMoney(sumKopecks) })
  const against = say('ru', hasContract ? 'claim.draft.against-contract' : 'claim.draft.against-rules')
  const demand = (curable: boolean) => {
    const own = defects.filter(({ reasonId }) => rules[reasonId].curable === curable)
    if (own.length === 0) return ''
    const numbers = numbersOf(lines, { lineIds: own.map(({ lineId }) => lineId) })
    return say('ru', curable ? 'claim.draft.cure' : 'claim.draft.replace', { lines: lineWords(numbers) })
  }
  return [
    say('ru', 'claim.draft.unfit', { count, money, against }).replace(/ {2,}/g, ' '),
    demand(true),
    demand(false),
    say('ru', 'claim.draft.storage'),
  ]
    .filter(Boolean)
    .join(' ')
}

/** What is no subject of the act: units without an answer, and those that a supplier does not answer for. */
export async function draftOthers(
  manager: EntityManager,
  delivery: Delivery,
  disputed: number,
): Promise<string> {
  const phrases = [
    await outcomePhrase(manager, delivery, 'wait'),
    await outcomePhrase(manager, delivery, 'unknown'),
  ]
  const notOurs = delivery.blockCount - disputed
  if (notOurs > 0) phrases.push(say('ru', 'claim.draft.not-supplier', { count: notOurs }))
  const { sellCount, waitCount, unknownCount, riskCount } = delivery
  if (sellCount > 0 && waitCount + unknownCount + riskCount + notOurs === 0)
    phrases.push(say('ru', 'claim.draft.rest-is-right'))
  return phrases.filter(Boolean).join(' ')
}

async function outcomePhrase(manager: EntityManager, { id }: Delivery, outcome: Outcome): Promise<string> {
  const rows: { number: string; count: number }[] = await manager
    .createQueryBuilder(Tally, 'tally')
    .innerJoin(DeliveryLine, 'line', 'line.id = tally.lineId')
    .select('line.number', 'number')
    .addSelect('SUM(tally.count)', 'count')
    .where('tally.deliveryId = :id AND tally.outcome = :outcome AND tally.count > 0', { id, outcome })
    .groupBy('line.id')
    .orderBy('line.position')
    .getRawMany()
  const count = rows.reduce((sum, row) => sum + Number(row.count), 0)
  if (count === 0) return ''
  const lines = lineWords(rows.map(({ number }) => number))
  return say('ru', outcome === 'wait' ? 'claim.draft.waiting' : 'claim.draft.unknown', { count, lines })
}
