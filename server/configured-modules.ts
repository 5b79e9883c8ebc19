import type { StoreModules } from './checks/open-till.js'
import type { Config } from './config.js'

/** The modules of the store as the environment names them. */
export function storeModules(config: Config): StoreModules {
  const user = config.DOPUSK_LOCAL_MODULE_USER
  const password = config.DOPUSK_LOCAL_MODULE_PASSWORD
  const originOf = (address: string | undefined) => address && new URL(address).origin
  const [till, local] = [originOf(config.DOPUSK_TILL_MODULE_URL), originOf(config.DOPUSK_LOCAL_MODULE_URL)]
  return {
    tillModule: till ? { origin: till, fingerprint: config.DOPUSK_TILL_MODULE_CERT } : null,
    localModule: local ? { origin: local, login: user && password ? { user, password } : undefined } : null,
    order: config.DOPUSK_SCAN_WAYS,
    askLocalModule: config.DOPUSK_LOCAL_MODULE_ASK,
  }
}
