import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { JournalEntry, LegalEntity } from '../../../entities/index.js'
import { makeTokens } from '../../../server/crpt/tokens.js'
import { makeKeyRing } from '../../../server/legal-entities/kept-keys.js'
import { makeLegalEntities } from '../../../server/legal-entities/legal-entities-service.js'
import { silentLog } from '../../../server/log.js'
import { cisList } from '../../codes.js'
import { freshDatabase } from '../../database.js'
import { startApp } from '../../start-app.js'
import { testClock } from '../../test-clock.js'
import { waitFor } from '../../wait-for.js'

const inn = '0069003184'
const strangerInn = '0069145277'
const nothing = { token: null, apiKey: null }

async function installation(given: { token: string | null; apiKey: string | null } = nothing) {
  const database = await freshDatabase()
  const clock = testClock()
  const secret = randomBytes(32)
  const keys = () => makeKeyRing({ database, secret, log: silentLog })
  let told = 0
  const onKept = async () => void (told += 1)
  const service = makeLegalEntities({ database, clock, secret, ownInn: inn, given, onKept })
  return { database, clock, keys, service, told: () => told }
}

describe('a token that is handed in', () => {
  it('is used by every process that looks again, and by each for nobody else', async () => {
    const { keys, service } = await installation()
    const [one, other] = [keys(), keys()]
    const tokens = makeTokens({ kept: one.of(inn).token })
    expect(tokens.current()).toBeNull()
    await service.putToken(strangerInn, { token: 'of another' })
    expect(await one.refresh()).toBe(true)
    expect([tokens.current(), one.of(strangerInn).token(), one.inns()]).toEqual([
      null,
      'of another',
      [strangerInn],
    ])
    await service.putToken(inn, { token: 'first' })
    expect([await one.refresh(), await other.refresh()]).toEqual([true, true])
    expect([tokens.current(), other.of(inn).token()]).toEqual(['first', 'first'])
    tokens.markDead('first')
    expect([tokens.current(), tokens.isDead()]).toEqual([null, true])
    await service.putToken(inn, { token: 'second' })
    await one.refresh()
    expect([tokens.current(), tokens.isDead()]).toEqual(['second', false])
    expect(await one.refresh()).toBe(false)
  })

  it('gives way to the environment, and is refused while that has one', async () => {
    const { service, keys } = await installation({ token: 'CRPT_TRUE_API_TOKEN', apiKey: null })
    await expect(service.putToken(inn, { token: 'a' })).rejects.toMatchObject({
      key: 'entity.given',
      status: 409,
      params: { variable: 'CRPT_TRUE_API_TOKEN' },
    })
    const kept = keys()
    expect(makeTokens({ token: 'given', kept: () => 'kept' }).current()).toBe('given')
    await service.putApiKey(inn, 'a-key')
    await kept.refresh()
    expect([kept.of(inn).token(), kept.of(inn).apiKey()]).toEqual([null, 'a-key'])
  })

  it('is encrypted in its row, noted in the journal without a word of it, and told of', async () => {
    const { service, database, clock, told } = await installation()
    const expiresAt = clock.now() + 3_600_000
    await service.putToken(inn, { token: 'a-secret-token', expiresAt })
    await service.putApiKey(inn, 'a-secret-key')
    const row = await database.read.findOneByOrFail(LegalEntity, { inn })
    expect(row).toMatchObject({ tokenExpiresAt: expiresAt, updatedAt: clock.now() })
    const notes = await database.read.find(JournalEntry, { order: { id: 'ASC' } })
    expect(notes).toMatchObject([
      { action: 'token.changed', subject: `entity:${inn}`, details: { expiresAt } },
      { action: 'api-key.changed' },
    ])
    expect(JSON.stringify([row, notes])).not.toContain('a-secret')
    await waitFor(() => expect(told()).toBe(2))
  })

  it('is refused when it has ended', async () => {
    const { service, clock } = await installation()
    await expect(service.putToken(inn, { token: 'old', expiresAt: clock.now() })).rejects.toMatchObject({
      key: 'entity.token-over',
      status: 422,
    })
  })

  it('does not open with another secret file: as if there were none', async () => {
    const { service, database } = await installation()
    await service.putToken(inn, { token: 'a-token' })
    const keys = makeKeyRing({ database, secret: randomBytes(32), log: silentLog })
    await keys.refresh()
    expect(keys.of(inn).token()).toBeNull()
  })
})

describe('a check that stands for want of a token', () => {
  it('goes on at once when one is handed in; no file of the program holds it in clear', async () => {
    const program = await startApp({ env: { CRPT_TRUE_API_TOKEN: '' } })
    const state = async () => ((await (await program.api('/deliveries/1')).json()) as { run: object }).run
    await program.api('/deliveries', { method: 'POST', body: cisList(2).join('\n') })
    await waitFor(async () =>
      expect(await state()).toMatchObject({ state: 'held', heldReason: 'token-missing' }),
    )
    const kept = await program.api(`/entities/${inn}/token`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: 'a-very-secret-token' }),
    })
    expect(await kept.json()).toMatchObject({ inn, isUsed: true, expiresAt: null })
    await waitFor(async () => expect(await state()).toMatchObject({ state: 'done' }))
    await program.close()
    const files = readdirSync(program.folder, { recursive: true, withFileTypes: true })
    const bytes = files
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name)))
    expect(bytes.length).toBeGreaterThan(1)
    expect(bytes.some((content) => content.includes('a-very-secret-token'))).toBe(false)
  })
})
