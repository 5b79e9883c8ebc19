import { commonSentences } from './sentences/common.js'
import { codesSentences } from './sentences/codes.js'
import { rulesSentences } from './sentences/rules.js'
import { documentsSentences } from './sentences/documents.js'
import { deliveriesSentences } from './sentences/deliveries.js'
import { claimsSentences } from './sentences/claims.js'
import { usersSentences } from './sentences/users.js'
import { channelsSentences } from './sentences/channels.js'
import { errorsSentences } from './sentences/errors.js'
import { apiSentences } from './sentences/api.js'
import { cliSentences } from './sentences/cli.js'

/** Every sentence of the program, by key. */
export const sentences = {
  ...commonSentences,
  ...codesSentences,
  ...rulesSentences,
  ...documentsSentences,
  ...deliveriesSentences,
  ...claimsSentences,
  ...usersSentences,
  ...channelsSentences,
  ...errorsSentences,
  ...apiSentences,
  ...cliSentences,
} as const

export type SentenceKey = keyof typeof sentences
