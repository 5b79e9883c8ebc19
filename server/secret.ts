import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from './errors.js'

const secretBytes = 32

/** Keys for different uses, derived from the secret so that none tells of another. */
export type Secret = (use: 'evidence' | 'sessions' | 'tokens') => Buffer

/**
 * The secret of the installation, from a file that only its owner reads; made at the first start.
 * @throws AppError user `secret.unreadable`
 */
export function openSecret(file: string): Secret {
  makeSecret(file)
  return readSecret(file)!
}

/**
 * The secret where there is one: who only looks makes none.
 * @throws AppError user `secret.unreadable`
 */
export function readSecret(file: string): Secret | null {
  if (!existsSync(file)) return null
  try {
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
    if (secret.length !== secretBytes) throw new Error('wrong length')
    return (use) => createHmac('sha256', secret).update(use).digest()
  } catch (error) {
    throw unreadable(file, error)
  }
}

function makeSecret(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    // `wx`: of two starts at once one makes it, the other reads what was made.
    writeFileSync(file, randomBytes(secretBytes).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unreadable(file, error)
  }
  try {
    chmodSync(file, 0o600)
  } catch (error) {
    throw unreadable(file, error)
  }
}

const unreadable = (path: string, cause: unknown) =>
  new AppError('user', 'secret.unreadable', { path }, { cause })
