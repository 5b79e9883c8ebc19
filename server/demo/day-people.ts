import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import type { Role } from '../domain/access/roles.js'
import { makePassword } from '../users/passwords.js'
import { UsersService } from '../users/users-service.js'

export interface Person {
  login: string
  password: string
  role: Role
}

const staff: { login: string; name: string; role: Role }[] = [
  { login: 'priemka', name: 'Зимина О. П.', role: 'receiver' },
  { login: 'direktor', name: 'Кравцов А. Н.', role: 'manager' },
  { login: 'zakupki', name: 'Белова И. С.', role: 'procurement' },
]
const administratorId = 1

/** Gives each role somebody, with a password that need not be changed. */
export async function letPeopleIn(place: { database: Database; clock: Clock }): Promise<Person[]> {
  const users = new UsersService({ ...place, passwordFile: '' })
  const people: Person[] = []
  for (const { login, name, role } of staff) {
    const made = await users.addUser(administratorId, { login, name, role })
    if (made === null) throw new Error(`${login} is there already`)
    const password = makePassword()
    const id = administratorId + people.length + 1
    await users.changePassword(id, { old: made, fresh: password, keepSession: '' })
    people.push({ login, password, role })
  }
  return people
}
