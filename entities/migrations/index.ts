import { ModulesAndOldKeys1764300000000 } from './1764300000000-modules-and-old-keys.js'
import { Beginning1764000000000 } from './1764000000000-beginning.js'

/** Every step of the schema, oldest first; one folder for all dialects. */
export const migrations = [Beginning1764000000000, ModulesAndOldKeys1764300000000]
