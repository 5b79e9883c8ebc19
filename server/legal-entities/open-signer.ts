import type { Clock } from '../clock.js'
import type { Config } from '../config.js'
import { makeCrptSignIn, type CrptSignInOptions } from '../crpt/sign-in-crpt.js'
import { signWith } from '../crpt/sign-command.js'
import type { Tokens } from '../crpt/tokens.js'
import type { Database } from '../database.js'
import type { Log } from '../log.js'
import type { LegalEntitiesService } from './legal-entities-service.js'
import { makeTokenKeeper } from './token-keeper.js'

export interface SignerParts {
  config: Config
  command: string
  database: Database
  clock: Clock
  log: Log
  tokens: Tokens
  takeTurn: CrptSignInOptions['takeTurn']
  processName: string
  /** Reads what another process may have kept. */
  refresh: () => Promise<void>
  legalEntities: Pick<LegalEntitiesService, 'putToken'>
}

/** Signs in by an outside program and keeps what comes as if it had been handed in. */
export function openSigner({ config, command, tokens, takeTurn, legalEntities, ...common }: SignerParts) {
  const inn = config.DOPUSK_INN ?? ''
  const { signIn, close } = makeCrptSignIn({
    origin: config.CRPT_TRUE_API_URL,
    inn,
    sign: signWith(command),
    takeTurn,
    clock: common.clock,
    ownSuffix: config.CRPT_HOST_SUFFIX,
    proxy: config.HTTPS_PROXY,
  })
  const { isDead } = tokens
  const keeper = makeTokenKeeper({
    ...common,
    inn,
    isDead,
    signIn: () => signIn(),
    putToken: legalEntities.putToken,
  })
  return { renew: keeper.renew, close }
}
