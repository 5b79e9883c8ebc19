import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB and two passes (OWASP): 15–50 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Without signs that are taken for others when read aloud or from paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let decoy: Promise<string> | undefined

/** Is it the password? Without a hash (nobody of that login) the same work is done, and the answer is no. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword(makePassword())
  const matches = await verify(passwordHash ?? (await decoy), password)
  return matches && passwordHash !== null
}

/** A password for the first sign-in: four groups of four, 79 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
