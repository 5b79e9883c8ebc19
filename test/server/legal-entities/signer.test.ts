import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LegalEntity } from '../../../entities/index.js'
import { makeCrptSignIn, type CrptSignInOptions } from '../../../server/crpt/sign-in-crpt.js'
import { signWith, wordsOf } from '../../../server/crpt/sign-command.js'
import { makeTokenKeeper } from '../../../server/legal-entities/token-keeper.js'
import { silentLog } from '../../../server/log.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { freshDatabase, testFolder } from '../../database.js'
import { testClock } from '../../test-clock.js'

const inn = '0069003184'
const hour = 3600_000

/** A program of the test that stands for a signer. */
function program(name: string, script: string): string {
  const path = join(testFolder, `${name}.sh`)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}
const good = () => program('good', 'printf "signed:%s" "$(cat)" | base64')

describe('the command that signs', () => {
  it('gets the data on its input and gives the signature without line breaks', async () => {
    const signature = await signWith(good())('A'.repeat(200))
    expect(signature).toMatch(/^[A-Za-z0-9+/]+=*$/)
    expect(Buffer.from(signature, 'base64').toString()).toBe(`signed:${'A'.repeat(200)}`)
  })

  it('is run without a shell, in words', async () => {
    expect(wordsOf('sign -key "store 14" $(touch x)')).toEqual(['sign', '-key', 'store 14', '$(touch', 'x)'])
    const trap = join(testFolder, 'trap')
    await signWith(`${good()} ; touch ${trap}`)('text')
    expect(existsSync(trap)).toBe(false)
  })

  it.each([
    ['fails', 'exit 3', 'exit 3'],
    ['gives no signature', 'echo "no key found, sorry!"', 'output'],
    ['gives nothing', 'true', 'output'],
    ['gives too much', 'yes AAAA | head -c 400000', 'output'],
    ['is silent', 'exec sleep 60', 'timeout'],
  ])('is a fault told in words where it %s', async (name, script, why) => {
    const sign = signWith(program(`bad-${name.replaceAll(' ', '-')}`, script), 500)
    await expect(sign('text')).rejects.toMatchObject({ key: 'sign.command', params: { why } })
  })

  it('is a fault where there is no such program', async () => {
    await expect(signWith('/no/such/program')('text')).rejects.toMatchObject({ params: { why: 'ENOENT' } })
  })
})

describe('signing in to ЧЗ', () => {
  const clock = testClock()
  let sandbox: Sandbox
  beforeEach(async () => {
    sandbox = await startSandbox({ scenario: () => undefined, clock })
  })
  afterEach(() => sandbox.close())
  const noTurn = async () => undefined
  const signInWith = (
    command: string,
    origin = sandbox.url,
    takeTurn: CrptSignInOptions['takeTurn'] = noTurn,
  ) => makeCrptSignIn({ origin, inn, clock, takeTurn, sign: signWith(command) })

  it('brings a token that lives ten hours at most', async () => {
    const line = signInWith(good())
    const { token, expiresAt } = await line.signIn()
    expect(token).toMatch(/^[0-9a-f-]{36}$/)
    expect(expiresAt).toBe(clock.now() + 10 * hour)
    await line.close()
  })

  it('takes a turn of the budget for each request, ahead of everything else', async () => {
    const turns: string[] = []
    const line = signInWith(good(), sandbox.url, async (of, lane) => void turns.push(`${of} ${lane}`))
    await line.signIn()
    expect(turns).toEqual([`${inn} gate`, `${inn} gate`])
    await line.close()
    // Without a turn nothing is sent.
    const { requests } = sandbox.counts()
    const refused = signInWith(good(), sandbox.url, async () => Promise.reject(new Error('no turn')))
    await expect(refused.signIn()).rejects.toThrow('no turn')
    expect(sandbox.counts().requests).toBe(requests)
    await refused.close()
  })

  it('says what ЧЗ says of a wrong signature, and that nobody answers', async () => {
    const wrong = signInWith(program('wrong', 'echo AAAA'))
    await expect(wrong.signIn()).rejects.toMatchObject({
      key: 'sign.refused',
      params: { message: 'Ошибка при проверке подписи' },
    })
    await wrong.close()
    const dead = signInWith(good(), 'http://127.0.0.1:1')
    await expect(dead.signIn()).rejects.toMatchObject({ key: 'sign.silent' })
    await dead.close()
  })

  it('sends a signature to no other host', () => {
    expect(() => signInWith(good(), 'https://example.com')).toThrow('crpt.untrusted-host')
  })
})

describe('the keeper of the token', () => {
  async function keeper({ fails = false } = {}) {
    const [database, clock] = [await freshDatabase(), testClock()]
    let [signIns, dead] = [0, false]
    const keep = makeTokenKeeper({
      database,
      clock,
      log: silentLog,
      inn,
      isDead: () => dead,
      refresh: async () => undefined,
      processName: 'one/1/0a1b2c3d',
      async signIn() {
        signIns += 1
        if (fails) throw new Error('no card in the reader')
        return { token: `token-${signIns}`, expiresAt: clock.now() + 10 * hour }
      },
      putToken: (of, { token, expiresAt }) =>
        database.transact(({ manager }) =>
          manager.upsert(
            LegalEntity,
            { inn: of, tokenCipher: token, tokenExpiresAt: expiresAt, updatedAt: clock.now() },
            ['inn'],
          ),
        ),
    })
    return { database, clock, keep, count: () => signIns, die: () => void (dead = true) }
  }

  it('signs in where there is no token, and again an hour before its end', async () => {
    const { database, clock, keep, count } = await keeper()
    await keep.renew()
    await keep.renew()
    expect(count()).toBe(1)
    await clock.advance(8.9 * hour)
    await keep.renew()
    expect(count()).toBe(1)
    await clock.advance(0.2 * hour)
    await keep.renew()
    expect(count()).toBe(2)
    await database.close()
  })

  it('signs in at once where ЧЗ refused the token', async () => {
    const { database, clock, keep, count, die } = await keeper()
    await keep.renew()
    await clock.advance(hour)
    die()
    await keep.renew()
    expect(count()).toBe(2)
    await database.close()
  })

  it('leaves five minutes between tries that fail, and throws nothing', async () => {
    const { database, clock, keep, count } = await keeper({ fails: true })
    for (const minutes of [0, 1, 3.9]) {
      await clock.advance(minutes * 60_000)
      await keep.renew()
    }
    expect(count()).toBe(1)
    await clock.advance(6_000)
    await keep.renew()
    expect(count()).toBe(2)
    await database.close()
  })
})
