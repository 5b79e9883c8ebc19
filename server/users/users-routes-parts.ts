import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import type { Web } from '../web/web.js'
import type { UsersQueries } from './users-queries.js'
import type { UsersService } from './users-service.js'

export interface UsersRoutesParts {
  database: Database
  clock: Clock
  service: UsersService
  queries: UsersQueries
  web: Web
  /** TLS: cookies go over it only. */
  secure: boolean
  /** Failed sign-ins from one address in 15 minutes. */
  failuresPerAddress?: number
}
