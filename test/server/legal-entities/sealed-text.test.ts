import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openText, placeOf, sealText } from '../../../server/legal-entities/sealed-text.js'

const secret = randomBytes(32)
const place = placeOf('0069003184', 'token')

it('opens what was sealed, and seals the same text differently each time', () => {
  const sealed = sealText(secret, 'a token', place)
  expect(openText(secret, sealed, place)).toBe('a token')
  expect(sealed).not.toContain('token')
  expect(sealText(secret, 'a token', place)).not.toBe(sealed)
})

it('opens nothing with another secret, for another place, or when a byte was changed', () => {
  const sealed = sealText(secret, 'a token', place)
  const [form, content] = sealed.split('.')
  const bytes = Buffer.from(content!, 'base64')
  bytes[bytes.length - 1]! ^= 1
  expect(openText(randomBytes(32), sealed, place)).toBeNull()
  expect(openText(secret, sealed, placeOf('0069003184', 'api-key'))).toBeNull()
  expect(openText(secret, sealed, placeOf('0069145277', 'token'))).toBeNull()
  expect(openText(secret, `${form}.${bytes.toString('base64')}`, place)).toBeNull()
  for (const rubbish of ['', 'v1.', 'v1.AAAA', 'v2.AAAA']) expect(openText(secret, rubbish, place)).toBeNull()
})
