import { Redis } from 'ioredis'
import type { Log } from '../log.js'
import { quietMs, type ReservePlace } from './budget.js'
import { rareEveryMs, rareHoldMs, type RareTurns } from './rare-turns.js'

/**
 * One pace for all processes: the next free place of an ИНН is a number in Redis, moved on by each who takes it, by the
 * clock of Redis. A Redis that is another than before (it came back, empty or from an old copy) may not know the last
 * requests: it costs a quiet second from when it is first met. A lost Redis stops the asking.
 */
const meetRedis = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or ''
local met = redis.call('HMGET', KEYS[1], 'run', 'at')
local metAt = tonumber(met[2])
if met[1] ~= run or not metAt then
  metAt = now
  redis.call('HSET', KEYS[1], 'run', run, 'at', tostring(now))
end
`
const takePlace = `${meetRedis}
local step = tonumber(ARGV[1])
local kept = tonumber(redis.call('GET', KEYS[2]) or '0')
local place = math.max(kept, metAt + ARGV[2], now - step / 2)
redis.call('SET', KEYS[2], tostring(place + step), 'PX', 600000)
return tostring(math.max(place - now, 0))
`

/** The turn of a rare method is a key that lives as long as nobody else may ask. */
const takeRare = `${meetRedis}
local quiet = metAt + ARGV[1] - now
if quiet > 0 then return quiet end
if redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[2]) then return 0 end
return math.max(redis.call('PTTL', KEYS[2]), 1)
`

export interface RedisPace {
  /** Of requests to the True API. */
  reserve: ReservePlace
  /** Of the till's question in bulk. */
  reserveTill: ReservePlace
  rareTurns: RareTurns
  close(): void
}

export function redisPace(options: {
  url: string
  perSecond: number
  tillPerSecond: number
  log: Log
  prefix?: string
}): RedisPace {
  const { url, perSecond, tillPerSecond, log, prefix = 'dopusk' } = options
  const key = `${prefix}:pace`
  const redis = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: false })
  const warn = (error: Error): void => log.warn({ err: error.message }, 'redis')
  redis.on('error', warn)
  // Met at once, so that the quiet second is mostly over when the first request is there.
  redis.on('ready', () => void redis.eval(meetRedis, 1, key).catch(warn))
  const paceOf =
    (name: string, most: number): ReservePlace =>
    async (inn) =>
      Number(await redis.eval(takePlace, 2, key, `${key}${name}:${inn}`, 1000 / most, quietMs))
  return {
    reserve: paceOf('', perSecond),
    reserveTill: paceOf(':till', tillPerSecond),
    rareTurns: {
      take: async (inn) =>
        Number(await redis.eval(takeRare, 2, key, `${key}:rare:${inn}`, rareEveryMs, rareHoldMs)),
      end: async (inn) => void (await redis.set(`${key}:rare:${inn}`, '1', 'PX', rareEveryMs)),
    },
    close: () => redis.disconnect(),
  }
}
