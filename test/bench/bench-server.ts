import { join } from 'node:path'
import { secret } from '../../server/cli/own-server.js'
import { freePort } from '../../server/demo/free-port.js'
import { polyanka } from '../../server/sandbox/samples/parties.js'

/** The budget of the server, and of the floor that is held to it. */
export const perSecond = 45

/** What a server of the bench is told: the stand-in on that port, a database of its own in the folder. */
export const benchEnvironment = (port: string, folder: string): Record<string, string> => ({
  CRPT_TRUE_API_URL: `http://127.0.0.1:${port}`,
  CRPT_CDN_URL: `http://127.0.0.1:${port}`,
  CRPT_TRUE_API_TOKEN: 'bench',
  DOPUSK_INN: polyanka.inn,
  DOPUSK_REQUESTS_PER_SECOND: String(perSecond),
  DOPUSK_API_TOKEN: secret(),
  DOPUSK_ADMIN_PASSWORD: secret(),
  LOG_LEVEL: 'error',
  ...ownDatabase(folder),
})

export const ownDatabase = (folder: string): Record<string, string> => ({
  DATABASE_URL: `sqlite:${join(folder, 'dopusk.sqlite')}`,
  DOPUSK_SECRET_FILE: join(folder, 'dopusk.secret'),
  DOPUSK_BACKUP_TIME: 'off',
})

/** A port that nobody listens on. */
export async function benchPort(round: number): Promise<number> {
  for (let port = 18_080 + round; ; port += 100) if ((await freePort(port)) !== 0) return port
}
