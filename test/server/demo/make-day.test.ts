import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { Claim, Code, Price, User } from '../../../entities/index.js'
import { boot } from '../../../server/boot.js'
import { apiClient } from '../../../server/cli/api-client.js'
import { systemClock } from '../../../server/clock.js'
import { readConfig, variableNames } from '../../../server/config.js'
import { openDatabase } from '../../../server/database.js'
import { dayWords } from '../../../server/demo/day-words.js'
import { databaseIn } from '../../../server/demo/demo-folder.js'
import { makeDay, type MadeDay } from '../../../server/demo/make-day.js'
import { silentLog } from '../../../server/log.js'
import { readScenarioFile } from '../../../server/sandbox/scenario-file.js'
import { isPassword } from '../../../server/users/passwords.js'
import { testFolder } from '../../database.js'

describe('a seeded day', () => {
  const folder = join(testFolder, 'day')
  let day: MadeDay
  beforeAll(async () => void (day = await makeDay(folder)))

  const environment = () => parseEnv(readFileSync(day.environment, 'utf8'))

  it('has deliveries in every state, an audit and an act, as a server on it shows them', async () => {
    const { config } = readConfig({ ...environment(), PORT: '0', ROLES: 'web' })
    expect(config).toMatchObject({ DOPUSK_TRAINING: true, DOPUSK_TIMETABLE_SCALE: 1 })
    const server = await boot(config!, { log: silentLog })
    const api = apiClient({ url: server.url, token: config!.DOPUSK_API_TOKEN! })
    const shown = []
    const looked: unknown[] = []
    for (let id = 1; id <= 8; id++) {
      const { number, state, verdict, counts, documentCheck } = await api.delivery(String(id))
      shown.push([number, state, verdict, counts.block, counts.wait])
      looked.push(documentCheck?.state)
    }
    await server.close()
    expect(shown).toEqual([
      ['К-000812', 'done', 'sign', 0, 0],
      ['00-5518', 'done', 'sign', 0, 0],
      ['МБ-004417', 'done', 'sign-partly', 30, 0],
      ['2211', 'done', 'do-not-sign', 14, 0],
      [null, 'done', 'sign-partly', 3, 0],
      ['ПИ-0001184', 'waiting', 'sign-partly', 0, 2],
      ['ПИ-0001179', 'cancelled', 'sign-partly', 0, 6],
      ['ХД-3390', 'held', 'wait', 0, 48],
    ])
    expect(looked.slice(0, 4)).toEqual(['verified', undefined, 'not-valid', undefined])
  })

  it('has people of each role, prices, and codes that wait by the timetable of a store', async () => {
    const { read, close } = await openDatabase(`sqlite:${databaseIn(folder)}`)
    const users = await read.find(User, { order: { id: 'ASC' } })
    for (const { login, password, role } of [
      ...day.people,
      { ...day.administrator, role: 'administrator' },
    ]) {
      const user = users.find((one) => one.login === login)!
      expect([user.role, user.mustChangePassword]).toEqual([role, false])
      expect(await isPassword(password, user.passwordHash)).toBe(true)
    }
    expect([await read.count(Claim), await read.count(Price)]).toEqual([1, 14])
    const { nextTryAt, deadlineAt } = await read.findOneByOrFail(Code, { deliveryId: 6, outcome: 'wait' })
    expect(nextTryAt! - systemClock.now()).toBeGreaterThan(20 * 60_000)
    expect(deadlineAt! - systemClock.now()).toBeGreaterThan(71 * 3600_000)
    await close()
  })

  it('lets no variable of a .env file in, and keeps its own from others', () => {
    expect(Object.keys(environment()).sort()).toEqual([...variableNames].sort())
    expect(environment()).toMatchObject({ CRPT_TRUE_API_TOKEN: 'training', REDIS_URL: '' })
    expect(statSync(day.environment).mode & 0o777).toBe(0o600)
  })

  it('tells how to start on it, and leaves a scenario that the stand-in reads', () => {
    const words = dayWords(day, 'ru')
    expect(words).toContain(`node --env-file=${day.environment} dist/server/main.js`)
    expect(words).toMatch(/директор магазина {2}direktor {2}[\w-]{19}/)
    const { scenario } = readScenarioFile(readFileSync(day.scenario, 'utf8'), systemClock.now())
    const waits = /01048100000\d+212/.exec(readFileSync(day.scenario, 'utf8'))![0]
    expect(scenario(`${waits}nowhere`)).toBeDefined()
  })
})
