import type { Request } from 'express'
import type { Actor } from '../domain/access/roles.js'
import type { Language } from '../text/say.js'

/** Who asks: a person who signed in, or an outside program with a token (id null). */
export interface SignedIn {
  id: number | null
  login: string
  name: string
  role: Actor
  language: Language
  mustChangePassword: boolean
}

const actors = new WeakMap<Request, SignedIn>()

export const setActor = (req: Request, actor: SignedIn): void => void actors.set(req, actor)
export const actorOf = (req: Request): SignedIn | undefined => actors.get(req)
