import type { RequestHandler } from 'express'
import { setActor, type SignedIn } from './actor.js'

/** Finds who is signed in. Asked for every request, so that a changed role or a closed account takes effect at once. */
export const currentUser =
  (findUser: (id: number) => Promise<SignedIn | null>): RequestHandler =>
  async (req, _res, next) => {
    const { userId } = req.session
    const user = userId === undefined ? null : await findUser(userId)
    if (user) setActor(req, user)
    next()
  }
