import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from './errors.js'

const secretBytes = 32

/**
 * The secret of the installation, from a file that only its owner reads; made at the first start. Keys for different
 * uses are derived from it, so that none tells of another.
 * @throws AppError user `secret.unreadable`
 */
export function openSecret(file: string): (use: 'evidence' | 'sessions') => Buffer {
  const secret = readOrMake(file)
  return (use) => createHmac('sha256', secret).update(use).digest()
}

function readOrMake(file: string): Buffer {
  try {
    mkdirSync(dirname(file), { recursive: true })
    // `wx`: of two starts at once one makes it, the other reads what was made.
    writeFileSync(file, randomBytes(secretBytes).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unreadable(file, error)
  }
  try {
    chmodSync(file, 0o600)
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
    if (secret.length !== secretBytes) throw new Error('wrong length')
    return secret
  } catch (error) {
    throw unreadable(file, error)
  }
}

const unreadable = (path: string, cause: unknown) =>
  new AppError('user', 'secret.unreadable', { path }, { cause })
