import { commonSentences } from './sentences/common.js'
import { codesSentences } from './sentences/codes.js'
import { sandboxSentences } from './sentences/sandbox.js'
import { insideSentences } from './sentences/inside.js'
import { rulesSentences } from './sentences/rules.js'
import { documentsSentences } from './sentences/documents.js'
import { auditSentences } from './sentences/audit-words.js'
import { deliveriesSentences } from './sentences/deliveries.js'
import { supplierSentences } from './sentences/supplier.js'
import { claimsSentences } from './sentences/claims.js'
import { usersSentences } from './sentences/users.js'
import { channelsSentences } from './sentences/channels.js'
import { channelErrorSentences } from './sentences/channel-errors.js'
import { channelPageSentences } from './sentences/channel-page.js'
import { chainSentences } from './sentences/chain.js'
import { scanOrderSentences } from './sentences/scan-order.js'
import { keysPageSentences } from './sentences/keys-page.js'
import { maintenanceSentences } from './sentences/maintenance.js'
import { errorsSentences } from './sentences/errors.js'
import { apiSentences } from './sentences/api.js'
import { apiDocsSentences } from './sentences/api-docs.js'
import { settingsSentences } from './sentences/settings.js'
import { patienceSentences } from './sentences/patience.js'
import { tillSentences } from './sentences/till.js'
import { cliSentences } from './sentences/cli.js'
import { seedSentences } from './sentences/seed.js'
import { evidenceSentences } from './sentences/evidence.js'
import { backupsSentences } from './sentences/backups.js'
import { documentCheckSentences } from './sentences/document-check.js'

/** Every sentence of the program, by key. */
export const sentences = {
  ...commonSentences,
  ...codesSentences,
  ...insideSentences,
  ...rulesSentences,
  ...documentsSentences,
  ...auditSentences,
  ...deliveriesSentences,
  ...supplierSentences,
  ...claimsSentences,
  ...usersSentences,
  ...channelsSentences,
  ...channelPageSentences,
  ...channelErrorSentences,
  ...chainSentences,
  ...scanOrderSentences,
  ...keysPageSentences,
  ...maintenanceSentences,
  ...sandboxSentences,
  ...errorsSentences,
  ...apiSentences,
  ...apiDocsSentences,
  ...settingsSentences,
  ...patienceSentences,
  ...tillSentences,
  ...cliSentences,
  ...seedSentences,
  ...evidenceSentences,
  ...backupsSentences,
  ...documentCheckSentences,
} as const

export type SentenceKey = keyof typeof sentences
