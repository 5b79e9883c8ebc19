import type { JobName, JobPayload } from './catalog.js'
import { askParticipantsJob } from './ask-participants.js'
import { checkBatchJob } from './check-batch.js'
import { checkDocumentJob } from './check-document.js'
import { dropUnfinishedJob } from './drop-unfinished.js'
import { nightlyBackupJob } from './nightly-backup.js'
import { recoverChecksJob } from './recover-checks.js'
import { redecideCodesJob } from './redecide-codes.js'
import { returnChecksJob } from './return-checks.js'
import { sweepDocumentsJob } from './sweep-documents.js'
import { sweepLateJob } from './sweep-late.js'

export type JobHandlers = { [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> }

type Services = Parameters<typeof checkBatchJob>[0] &
  Parameters<typeof askParticipantsJob>[0] &
  Parameters<typeof sweepLateJob>[0] &
  Parameters<typeof recoverChecksJob>[0] &
  Parameters<typeof redecideCodesJob>[0]

/** What each job does. A job of the catalogue without a handler does not compile. */
export const jobHandlers = (services: {
  checks: Services
  deliveries: Parameters<typeof dropUnfinishedJob>[0]
  documents: Parameters<typeof checkDocumentJob>[0] & Parameters<typeof sweepDocumentsJob>[0]
  rules: Parameters<typeof returnChecksJob>[0]
  backups: Parameters<typeof nightlyBackupJob>[0]
}): JobHandlers => ({
  'check-batch': checkBatchJob(services.checks),
  'ask-participants': askParticipantsJob(services.checks),
  'sweep-late': sweepLateJob(services.checks),
  'recover-checks': recoverChecksJob(services.checks),
  'return-checks': returnChecksJob(services.rules),
  'redecide-codes': redecideCodesJob(services.checks),
  'check-document': checkDocumentJob(services.documents),
  'sweep-documents': sweepDocumentsJob(services.documents),
  'drop-unfinished': dropUnfinishedJob(services.deliveries),
  'nightly-backup': nightlyBackupJob(services.backups),
})
