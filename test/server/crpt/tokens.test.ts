import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeTokens } from '../../../server/crpt/tokens.js'

const folder = mkdtempSync(join(tmpdir(), 'dopusk-token-'))
const file = join(folder, 'token')
afterAll(() => rmSync(folder, { recursive: true }))

describe('the token in a file', () => {
  it('is read again, however fast the file was written a second time', () => {
    const tokens = makeTokens({ file })
    expect(tokens.current()).toBeNull()
    for (let renewal = 0; renewal < 100; renewal++) {
      writeFileSync(file, `token-${renewal}\n`)
      expect(tokens.current()).toBe(`token-${renewal}`)
    }
  })

  it('stays as it was known while the file is being written or is gone', () => {
    const tokens = makeTokens({ file })
    writeFileSync(file, 'one')
    expect(tokens.current()).toBe('one')
    writeFileSync(file, '')
    expect(tokens.current()).toBe('one')
    rmSync(file)
    expect(tokens.current()).toBe('one')
    tokens.markDead('one')
    expect([tokens.current(), tokens.isDead()]).toEqual([null, true])
    writeFileSync(file, 'two')
    expect([tokens.current(), tokens.isDead()]).toEqual(['two', false])
  })

  it('gives way to one that a person puts, until the file says another', () => {
    writeFileSync(file, 'of the file')
    const tokens = makeTokens({ file })
    expect(tokens.current()).toBe('of the file')
    tokens.put('of a person')
    expect(tokens.current()).toBe('of a person')
    writeFileSync(file, 'newer in the file')
    expect(tokens.current()).toBe('newer in the file')
  })
})
