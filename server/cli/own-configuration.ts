import { readConfig, type Config } from '../config.js'
import type { Complaint } from './arguments.js'

/** The configuration that the server has too; or what is wrong with it. */
export function ownConfiguration(
  env: Record<string, string | undefined>,
): { config: Config } | { complaints: Complaint[] } {
  const { config, faults } = readConfig(env)
  if (config) return { config }
  return {
    complaints: faults.map(({ name, message }) => ({ key: 'cli.config-fault', params: { name, message } })),
  }
}
