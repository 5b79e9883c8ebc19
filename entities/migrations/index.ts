import { Beginning1764000000000 } from './1764000000000-beginning.js'
import { LateCodes1764200000000 } from './1764200000000-late-codes.js'
import { ModulesAndOldKeys1764300000000 } from './1764300000000-modules-and-old-keys.js'
import { ChannelPulse1764400000000 } from './1764400000000-channel-pulse.js'
import { Boxes1764500000000 } from './1764500000000-boxes.js'
import { Participants1764600000000 } from './1764600000000-participants.js'
import { DocumentChecks1764700000000 } from './1764700000000-document-checks.js'
import { LegalEntities1764800000000 } from './1764800000000-legal-entities.js'
import { ProcessRoles1764850000000 } from './1764850000000-process-roles.js'

/** Every step of the schema, oldest first; one folder for all dialects. */
export const migrations = [
  Beginning1764000000000,
  LateCodes1764200000000,
  ModulesAndOldKeys1764300000000,
  ChannelPulse1764400000000,
  Boxes1764500000000,
  Participants1764600000000,
  DocumentChecks1764700000000,
  LegalEntities1764800000000,
  ProcessRoles1764850000000,
]
