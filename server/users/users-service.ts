import { rm, writeFile } from 'node:fs/promises'
import { Not, type EntityManager } from 'typeorm'
import { JournalEntry, Session, User } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import type { Role } from '../domain/access/roles.js'
import { notFound } from '../errors.js'
import type { Language } from '../text/say.js'
import { closedForGood, firstAdministrator, type NewUser } from './accounts.js'
import { hashPassword, isPassword, makePassword } from './passwords.js'

export interface UsersParts {
  database: Database
  clock: Clock
  /** Where the made password of the first administrator is written (0600) until it is changed. */
  passwordFile: string
}

export interface PasswordChange {
  old: string
  fresh: string
  /** Hash of the session that stays signed in. */
  keepSession: string
}

export class UsersService {
  constructor(private readonly parts: UsersParts) {}

  /**
   * Makes the first administrator where there is no user yet. Without a given password one is made: it is written into
   * a file that only its owner reads, and returned for the screen of a terminal. Of processes that start at once one does
   * it, the others find that it is done.
   */
  async ensureAdministrator(
    given: { password?: string } = {},
  ): Promise<{ login: string; password?: string }> {
    const { database, passwordFile } = this.parts
    const { login } = firstAdministrator
    const made = given.password ? undefined : makePassword()
    const added = await database.transact(async ({ manager, alone }) => {
      await alone('users')
      if ((await manager.count(User)) > 0) return false
      const id = await this.insertUser(manager, firstAdministrator, {
        password: given.password ?? made!,
        made: Boolean(made),
      })
      if (made) await writeSecret(passwordFile, `${login}\n${made}\n`)
      await this.record(manager, null, 'user.added', id)
      return true
    })
    return added && made ? { login, password: made } : { login }
  }

  /** Sets the password that a person chose; their other browsers are signed out. False: the old one is wrong. */
  async changePassword(id: number, { old, fresh, keepSession }: PasswordChange): Promise<boolean> {
    const { database, passwordFile } = this.parts
    const user = await database.read.findOneByOrFail(User, { id })
    if (!(await isPassword(old, user.passwordHash))) return false
    const passwordHash = await hashPassword(fresh)
    await database.transact(async ({ manager, later }) => {
      await manager.update(User, { id }, { passwordHash, mustChangePassword: false })
      await manager.delete(Session, { userId: id, idHash: Not(keepSession) })
      await this.record(manager, id, 'user.password-changed', id)
      if (user.login === firstAdministrator.login) later(() => rm(passwordFile, { force: true }))
    })
    return true
  }

  async chooseLanguage(id: number, language: Language): Promise<void> {
    await this.parts.database.transact(({ manager }) => manager.update(User, { id }, { language }))
  }

  /** Adds a user with a made password, which is returned this once. Null: the login is taken. */
  async addUser(by: number, user: NewUser): Promise<string | null> {
    const password = makePassword()
    return this.parts.database.transact(async ({ manager, alone }) => {
      // A form that is sent twice at once makes one person, and says of the other that the login is taken.
      await alone('users')
      if (await manager.existsBy(User, { login: user.login })) return null
      const id = await this.insertUser(manager, user, { password, made: true })
      await this.record(manager, by, 'user.added', id)
      return password
    })
  }

  /** A made password instead of a forgotten one; returned this once. */
  async renewPassword(by: number, id: number): Promise<string> {
    const password = makePassword()
    const change = { passwordHash: await hashPassword(password), mustChangePassword: true, failedSignIns: 0 }
    await this.changeUser(by, id, 'user.password-renewed', change)
    return password
  }

  async renameUser(by: number, id: number, change: { name: string; role: Role }): Promise<void> {
    await this.changeUser(by, id, 'user.changed', change)
  }

  async closeAccount(by: number, id: number): Promise<void> {
    await this.changeUser(by, id, 'user.closed', { closedUntil: closedForGood })
  }

  async openAccount(by: number, id: number): Promise<void> {
    await this.changeUser(by, id, 'user.opened', { closedUntil: null, failedSignIns: 0 })
  }

  /** What an administrator changes about somebody; a new password or a closed account signs them out. */
  private async changeUser(by: number, id: number, action: string, change: Partial<User>): Promise<void> {
    await this.parts.database.transact(async ({ manager }) => {
      if (!(await manager.existsBy(User, { id }))) throw notFound('user.unknown')
      await manager.update(User, { id }, change)
      if (change.passwordHash || change.closedUntil) await manager.delete(Session, { userId: id })
      await this.record(manager, by, action, id)
    })
  }

  private async insertUser(
    manager: EntityManager,
    user: NewUser,
    { password, made }: { password: string; made: boolean },
  ): Promise<number> {
    const passwordHash = await hashPassword(password)
    const row = { ...user, passwordHash, mustChangePassword: made, createdAt: this.parts.clock.now() }
    const { identifiers } = await manager.insert(User, row)
    return Number(identifiers[0]!.id)
  }

  private async record(manager: EntityManager, by: number | null, action: string, of: number): Promise<void> {
    const entry = { at: this.parts.clock.now(), userId: by, action, subject: `user:${of}`, details: null }
    await manager.insert(JournalEntry, entry)
  }
}

/** A file of its owner alone; an older one may be open to others, so it goes first. */
async function writeSecret(file: string, text: string): Promise<void> {
  await rm(file, { force: true })
  await writeFile(file, text, { mode: 0o600, flag: 'wx' })
}
