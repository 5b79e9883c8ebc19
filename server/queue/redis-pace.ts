import { Redis } from 'ioredis'
import type { Log } from '../log.js'
import { quietMs, type ReservePlace } from './budget.js'

/**
 * One pace for all processes: the next free place of an ИНН is a number in Redis, moved on by each who takes it, by the
 * clock of Redis. A lost number (Redis came back empty) costs a quiet second; a lost Redis stops the asking.
 */
const takePlace = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local step = tonumber(ARGV[1])
local kept = redis.call('GET', KEYS[1])
local place = kept and math.max(tonumber(kept), now - step / 2) or now + tonumber(ARGV[2])
redis.call('SET', KEYS[1], tostring(place + step), 'PX', 600000)
return tostring(math.max(place - now, 0))
`

export interface RedisPace {
  reserve: ReservePlace
  close(): void
}

export function redisPace(options: { url: string; perSecond: number; log: Log; prefix?: string }): RedisPace {
  const { url, perSecond, log, prefix = 'dopusk' } = options
  const redis = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: false })
  redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis'))
  return {
    reserve: async (inn) =>
      Number(await redis.eval(takePlace, 1, `${prefix}:pace:${inn}`, 1000 / perSecond, quietMs)),
    close: () => redis.disconnect(),
  }
}
