import type { StoreModules } from './checks/open-till.js'
import type { Config } from './config.js'
import type { GivenScanOrder } from './settings/scan-order.js'

/** The modules of the store as the environment names them. */
export function storeModules(config: Config): StoreModules {
  const user = config.DOPUSK_LOCAL_MODULE_USER
  const password = config.DOPUSK_LOCAL_MODULE_PASSWORD
  const originOf = (address: string | undefined) => address && new URL(address).origin
  const [till, local] = [originOf(config.DOPUSK_TILL_MODULE_URL), originOf(config.DOPUSK_LOCAL_MODULE_URL)]
  return {
    tillModule: till ? { origin: till, fingerprint: config.DOPUSK_TILL_MODULE_CERT } : null,
    localModule: local ? { origin: local, login: user && password ? { user, password } : undefined } : null,
  }
}

/** What the environment says of the ways of a scanned code. */
export const givenScanOrder = (config: Config): GivenScanOrder => ({
  order: config.DOPUSK_SCAN_WAYS ?? null,
  askLocalModule: config.DOPUSK_LOCAL_MODULE_ASK ?? null,
})
