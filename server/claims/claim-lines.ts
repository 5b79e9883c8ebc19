import { In, type EntityManager } from 'typeorm'
import { DeliveryLine } from '../../entities/index.js'
import type { ClaimLine } from '../../entities/claim.js'
import type { LineDefect } from '../domain/claim/defect-groups.js'
import { moneyOfUnits, unitPriceKopecks } from '../domain/claim/line-money.js'

/** How many parameters of one query are lines. */
const chunkSize = 1000

/** Lines of a delivery that a claim names, in the order of the document. */
export async function linesById(manager: EntityManager, ids: number[]): Promise<Map<number, DeliveryLine>> {
  const lines = new Map<number, DeliveryLine>()
  for (let from = 0; from < ids.length; from += chunkSize)
    for (const line of await manager.findBy(DeliveryLine, { id: In(ids.slice(from, from + chunkSize)) }))
      lines.set(line.id, line)
  return lines
}

/** Lines as they are frozen into a claim. */
export function freezeLines(
  lines: ReadonlyMap<number, DeliveryLine>,
  defects: readonly LineDefect[],
): ClaimLine[] {
  return [...lines.values()]
    .filter((line) => defects.some(({ lineId }) => lineId === line.id))
    .sort((one, other) => one.position - other.position)
    .map((line) => freezeLine(line, defects))
}

function freezeLine(line: DeliveryLine, defects: readonly LineDefect[]): ClaimLine {
  const own = defects.filter(({ lineId }) => lineId === line.id).sort((one, other) => other.count - one.count)
  const defectCount = own.reduce((sum, { count }) => sum + count, 0)
  return {
    lineId: line.id,
    number: line.number,
    name: line.name,
    gtin: line.gtin,
    unit: [line.unitName, line.unitCode].filter(Boolean).join(', '),
    declared: line.declared ?? String(line.codeCount + line.osuCount),
    priceKopecks: unitPriceKopecks(line),
    sumKopecks: line.sumKopecks,
    defectCount,
    defectKopecks: moneyOfUnits(line, defectCount),
    reasonIds: own.map(({ reasonId }) => reasonId),
  }
}

/** Null where the price of some unit is not known: a part of the money would pass for the whole. */
export const sumOfDefects = (lines: readonly ClaimLine[]): number | null =>
  lines.reduce<number | null>(
    (sum, { defectKopecks }) => (sum === null || defectKopecks === null ? null : sum + defectKopecks),
    0,
  )
