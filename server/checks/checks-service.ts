import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { makeAnswerWriter } from './answer-writer.js'
import { askBatch } from './ask-batch.js'
import { askParticipants } from './ask-participants.js'
import { cancelCheck, recheckCode, recheckDelivery } from './change-check.js'
import { checkScan } from './check-scan.js'
import { makeClaim } from './claim-batch.js'
import type { CheckPartsOptions } from './check-part-channel.js'
import type { CheckTools, ProcessTools } from './check-tools.js'
import { makeEntityOfBatch } from './entity-of-batch.js'
import { makeEntityTools } from './entity-tools.js'
import { makeObeyLineOrder } from './obey-line-order.js'
import type { OwnEntities } from './own-entities.js'
import { recoverAll, recoverChecks, takeOverBatches } from './recovery.js'
import { makeChannelReport } from './channel-report.js'
import { redecideCodes } from './redecide-codes.js'
import { entityOfScan } from './entity-of-scan.js'
import { sweepLate } from './late-sweep.js'

export type Checks = ReturnType<typeof makeChecks>

export function makeChecks({
  own,
  checkParts,
  ...options
}: Omit<ProcessTools, 'claimBatch' | 'writeAnswers' | 'entityOfBatch'> & {
  own: OwnEntities
  checkParts: CheckPartsOptions
}) {
  const tools: ProcessTools = {
    ...options,
    claimBatch: makeClaim(options),
    writeAnswers: makeAnswerWriter(options),
    entityOfBatch: makeEntityOfBatch(options.database),
  }
  const entities = makeEntityTools(tools, {
    own,
    checkParts,
    onUp: (ofEntity) => void channelIsUp(ofEntity),
  })
  /** Where it does not matter who asks. */
  const anyone = (): CheckTools => entities.of(null)

  /** All that waited for the channel is due at once. */
  const channelIsUp = (ofEntity: CheckTools): Promise<void> =>
    recoverChecks(ofEntity, { channelIsUp: true }).catch((error: unknown) => {
      options.log.error({ err: error }, 'recovery after an outage failed')
    })

  return {
    checkBatch: async (batchId: number) => askBatch(entities.of(await tools.entityOfBatch(batchId)), batchId),
    askParticipants: () => askParticipants(anyone()),
    sweepLate: () => sweepLate(anyone()),
    redecideCodes: () => redecideCodes(anyone()),
    takeOver: () => takeOverBatches(tools),
    recover: () => recoverAll(anyone()),
    obeyLineOrder: makeObeyLineOrder({ ...tools, entities }),
    reportChannels: makeChannelReport({ ...tools, entities }),
    cancelCheck: (deliveryId: number, userId: number | null) => cancelCheck(tools, deliveryId, userId),
    recheckCode: (codeId: number, userId: number | null) => recheckCode(anyone(), codeId, userId),
    checkScan: async (parsed: ParsedCode, userId: number | null) =>
      checkScan(entities.of(await entityOfScan(options.database.read, parsed)), parsed, userId),
    recheckDelivery: (deliveryId: number, userId: number | null) =>
      recheckDelivery(anyone(), deliveryId, userId),
    health: () => anyone().health.snapshot(),
  }
}
