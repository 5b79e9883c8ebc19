import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { makeAnswerWriter } from './answer-writer.js'
import { askBatch } from './ask-batch.js'
import { askParticipants } from './ask-participants.js'
import { cancelCheck, recheckCode, recheckDelivery } from './change-check.js'
import { checkScan } from './check-scan.js'
import { makeClaim } from './claim-batch.js'
import { makeChannelHealth } from './channel-health.js'
import { makeCheckPartChannel, type CheckPartsOptions } from './check-part-channel.js'
import type { CheckTools } from './check-tools.js'
import { makeObeyLineOrder } from './obey-line-order.js'
import { recoverChecks, takeOverBatches } from './recovery.js'
import { makeChannelReport } from './channel-report.js'
import { redecideCodes } from './redecide-codes.js'
import { sweepLate } from './late-sweep.js'

export type Checks = ReturnType<typeof makeChecks>

/** What is made here, of what is given. */
type Own = 'health' | 'claimBatch' | 'writeAnswers' | 'abroad' | 'asking' | 'refusals' | 'checkParts'

export function makeChecks(options: Omit<CheckTools, Own> & { checkParts: CheckPartsOptions }) {
  const health = makeChannelHealth(options.clock, { scale: options.scale, onUp: () => void channelIsUp() })
  const abroad = {
    // What it missed is asked in the next pass of each code.
    health: makeChannelHealth(options.clock, { scale: options.scale, onUp: () => undefined }),
    batches: 0,
  }
  const tools: CheckTools = {
    ...options,
    claimBatch: makeClaim(options),
    writeAnswers: makeAnswerWriter(options),
    health,
    abroad,
    checkParts: makeCheckPartChannel(options.checkParts, options),
    asking: new Set(),
    refusals: { count: 0 },
  }

  /** All that waited for the channel is due at once. */
  const channelIsUp = (): Promise<void> =>
    recoverChecks(tools, { channelIsUp: true }).catch((error: unknown) => {
      options.log.error({ err: error }, 'recovery after an outage failed')
    })

  return {
    checkBatch: (batchId: number) => askBatch(tools, batchId),
    askParticipants: () => askParticipants(tools),
    sweepLate: () => sweepLate(tools),
    redecideCodes: () => redecideCodes(tools),
    takeOver: () => takeOverBatches(tools),
    recover: () => recoverChecks(tools, { channelIsUp: false }),
    obeyLineOrder: makeObeyLineOrder(tools),
    reportChannels: makeChannelReport(tools),
    cancelCheck: (deliveryId: number, userId: number | null) => cancelCheck(tools, deliveryId, userId),
    recheckCode: (codeId: number, userId: number | null) => recheckCode(tools, codeId, userId),
    checkScan: (parsed: ParsedCode, userId: number | null) => checkScan(tools, parsed, userId),
    recheckDelivery: (deliveryId: number, userId: number | null) =>
      recheckDelivery(tools, deliveryId, userId),
    health: () => health.snapshot(),
  }
}
