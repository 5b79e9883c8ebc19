import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const form = 'v1'
const nonceBytes = 12
const tagBytes = 16

/**
 * Encrypts a token or key for the database. `place` (whose it is, and what) is bound to it: moved to another row or
 * column it does not open.
 */
export function sealText(secret: Buffer, text: string, place: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, secret, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${form}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`
}

/** Null where it was sealed with another secret or for another place, or was changed. */
export function openText(secret: Buffer, sealed: string, place: string): string | null {
  const [version, content = ''] = sealed.split('.')
  if (version !== form) return null
  const bytes = Buffer.from(content, 'base64')
  const [nonce, tag] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes, nonceBytes + tagBytes)]
  try {
    const cipher = createDecipheriv(algorithm, secret, nonce, { authTagLength: tagBytes })
    cipher.setAAD(Buffer.from(place)).setAuthTag(tag)
    return cipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + cipher.final('utf8')
  } catch {
    return null
  }
}

/** What a sealed text is bound to. */
export const placeOf = (inn: string, what: 'token' | 'api-key' | 'registration-key'): string =>
  `${inn} ${what}`
