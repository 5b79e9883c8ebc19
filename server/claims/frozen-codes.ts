import type { EntityManager } from 'typeorm'
import { ClaimCode, type DeliveryLine } from '../../entities/index.js'
import { DefectTally, type LineDefect } from '../domain/claim/defect-groups.js'
import { unitPriceKopecks } from '../domain/claim/line-money.js'
import { linesById } from './claim-lines.js'
import { disputedCodes, type DisputedCode } from './disputed-codes.js'

interface Freezing {
  claimId: number
  deliveryId: number
  zone: string
}

/** Copies the disputed codes with their evidence into the claim, chunk by chunk; tells what they amount to by line. */
export async function freezeCodes(manager: EntityManager, freezing: Freezing): Promise<LineDefect[]> {
  const { claimId, deliveryId, zone } = freezing
  const tally = new DefectTally()
  const lines = new Map<number, DeliveryLine>()
  let position = 0
  for await (const chunk of disputedCodes(manager, deliveryId, zone)) {
    const missing = [...new Set(chunk.map(({ lineId }) => lineId))].filter((id) => !lines.has(id))
    for (const [id, line] of await linesById(manager, missing)) lines.set(id, line)
    const rows = chunk.map((code) => ({
      ...claimCode(code, lines.get(code.lineId)),
      claimId,
      position: ++position,
    }))
    // Ids are not asked back: with 345,000 codes that would take most of the time.
    await manager.createQueryBuilder().insert().into(ClaimCode).values(rows).updateEntity(false).execute()
    for (const { lineId, reasonId } of chunk) tally.add(lineId, reasonId)
  }
  return tally.defects()
}

function claimCode({ lineId: _, ...code }: DisputedCode, line: DeliveryLine | undefined) {
  return {
    ...code,
    lineNumber: line?.number ?? '',
    priceKopecks: line ? unitPriceKopecks(line) : null,
  }
}
