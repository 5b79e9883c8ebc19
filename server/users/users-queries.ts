import { User } from '../../entities/index.js'
import type { Database } from '../database.js'
import { firstAdministrator, isClosedByHand } from './accounts.js'

const columns = {
  id: true,
  login: true,
  name: true,
  role: true,
  language: true,
  mustChangePassword: true,
  closedUntil: true,
} as const

export type UserRow = Pick<User, keyof typeof columns>

/** What pages know of users: never a hash. */
export class UsersQueries {
  constructor(private readonly parts: { database: Database }) {}

  /** Who signed in with this id; null where the account was closed or is gone. */
  async findSignedIn(id: number): Promise<UserRow | null> {
    const user = await this.findUser(id)
    return user && !isClosedByHand(user) ? user : null
  }

  findUser(id: number): Promise<UserRow | null> {
    return this.parts.database.read.findOne(User, { where: { id }, select: columns })
  }

  listUsers(): Promise<UserRow[]> {
    return this.parts.database.read.find(User, { select: columns, order: { name: 'ASC', id: 'ASC' } })
  }

  /** Whom to ask for a new password. */
  async administratorNames(): Promise<string[]> {
    const users = await this.listUsers()
    return users
      .filter((user) => user.role === 'administrator' && !isClosedByHand(user))
      .map(({ name }) => name)
      .filter((name) => name !== firstAdministrator.name)
  }
}
