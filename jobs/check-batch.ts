import type { JobPayload } from './catalog.js'

interface Checks {
  checkBatch(batchId: number): Promise<void>
}

export const checkBatchJob =
  (checks: Checks) =>
  ({ batchId }: JobPayload<'check-batch'>): Promise<void> =>
    checks.checkBatch(batchId)
