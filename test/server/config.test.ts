import { describe, expect, it } from 'vitest'
import { complain } from '../../server/cli/run-check.js'
import { ownConfiguration } from '../../server/cli/own-configuration.js'
import { systemClock } from '../../server/clock.js'
import { readConfig } from '../../server/config.js'
import { startFaults } from '../../server/start-faults.js'
import { textSink } from './text-sink.js'

const faultsOf = (env: Record<string, string>) => (readConfig(env).faults ?? []).map(({ name }) => name)
/** Said by the server at its start, and by the command in the language of its terminal. */
const wordsOf = (env: Record<string, string>, language: 'ru' | 'en') => {
  const [out, err] = [textSink(), textSink()]
  const own = ownConfiguration(env)
  if ('complaints' in own) complain(own.complaints, { out, err, language, clock: systemClock, env })
  return err.text()
}

const sqlite = { DATABASE_URL: 'sqlite:./data/dopusk.sqlite' }
const postgres = { DATABASE_URL: 'postgres://dopusk@127.0.0.1/dopusk' }
const redis = { REDIS_URL: 'redis://127.0.0.1' }

describe('the requests of a second', () => {
  it('are at most as many as are surely safe, and it is said why', () => {
    expect(faultsOf({ DOPUSK_REQUESTS_PER_SECOND: '48' })).toEqual([])
    const env = { DOPUSK_REQUESTS_PER_SECOND: '49' }
    expect(startFaults(readConfig(env).faults!)).toContain('  DOPUSK_REQUESTS_PER_SECOND  не больше 48. ЧЗ')
    expect(wordsOf(env, 'ru')).toContain('Настройка DOPUSK_REQUESTS_PER_SECOND: не больше 48. ЧЗ')
    expect(wordsOf(env, 'en')).toContain('Setting DOPUSK_REQUESTS_PER_SECOND: at most 48. ChZ')
  })
})

describe('the question about check parts', () => {
  it('is asked without a till unless it is set otherwise', () => {
    expect(readConfig({ CRPT_CHECK_PARTS: '' }).config!.CRPT_CHECK_PARTS).toBe('without-till')
    expect(readConfig({ CRPT_CHECK_PARTS: 'off' }).config!.CRPT_CHECK_PARTS).toBe('off')
    expect(faultsOf({ CRPT_CHECK_PARTS: 'sometimes' })).toEqual(['CRPT_CHECK_PARTS'])
  })
})

describe('the parts of the work', () => {
  it.each([
    ['all in one process on SQLite', sqlite],
    ['all in one process on SQLite, whatever the order', { ...sqlite, ROLES: 'schedule, web, worker' }],
    ['all in one process on SQLite with Redis', { ...sqlite, ...redis }],
    ['all in one process on PostgreSQL', postgres],
    ['shared on PostgreSQL with Redis', { ...postgres, ...redis, ROLES: 'web' }],
    ['of a made day that is looked at', { ...sqlite, ROLES: 'web', DOPUSK_TRAINING: 'true' }],
  ])('may be %s', (_, env) => {
    expect(faultsOf(env)).toEqual([])
  })

  it.each([
    ['without Redis, whose jobs nobody would take', { ...postgres, ROLES: 'web' }],
    ['without Redis, to whom nobody would give a job', { ...postgres, ROLES: 'worker,schedule' }],
    ['without a schedule', { ...postgres, ROLES: 'web,worker' }],
    ['on SQLite, which serves one process', { ...sqlite, ...redis, ROLES: 'web' }],
  ])('may not be shared %s', (_, env) => {
    expect(faultsOf(env)).toEqual(['ROLES'])
  })

  it('are explained to who starts the program', () => {
    const env = { ...postgres, ROLES: 'web' }
    expect(startFaults(readConfig(env).faults!)).toContain('  ROLES  части работы делят между процессами')
    expect(wordsOf(env, 'ru')).toContain('Настройка ROLES: части работы делят между процессами')
    expect(wordsOf(env, 'en')).toContain('Setting ROLES: parts of the work are shared between processes')
  })
})
