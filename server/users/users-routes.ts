import { Router } from 'express'
import { accountRoutes } from './account-routes.js'
import { signInRoutes } from './sign-in-routes.js'
import { staffRoutes } from './staff-routes.js'
import type { UsersRoutesParts } from './users-routes-parts.js'

/** Sign-in and sign-out, the person's own page, and the administrator's list of users. */
export function usersRoutes(parts: UsersRoutesParts): Router {
  return Router().use(signInRoutes(parts), accountRoutes(parts), staffRoutes(parts))
}
