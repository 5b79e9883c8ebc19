import Bull from 'bull'
import { Redis, type RedisOptions } from 'ioredis'
import { jobs, type JobName, type JobOptions } from '../../jobs/catalog.js'
import type { JobHandlers } from '../../jobs/index.js'
import type { Clock } from '../clock.js'
import { urgency } from '../domain/lanes.js'
import { AppError } from '../errors.js'
import type { Log } from '../log.js'
import type { Queue } from './queue.js'

export interface BullQueueOptions {
  url: string
  clock: Clock
  log: Log
  /** Keeps installations and tests on one Redis apart. */
  prefix?: string
}

/** The queue on Redis, for several processes. `board` is what the administrator's board shows. */
export type BullQueue = Queue & { board: Bull.Queue }

// Bull waits for Redis as long as it takes; a command that gives up would lose its place.
const patient: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false }

export function bullQueue({ url, clock, log, prefix = 'dopusk' }: BullQueueOptions): BullQueue {
  const connections: Redis[] = []
  const connect = () => {
    const redis = new Redis(url, patient)
    redis.setMaxListeners(0)
    redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis'))
    connections.push(redis)
    return redis
  }
  const [client, subscriber] = [connect(), connect()]
  const queue = new Bull('checks', {
    prefix,
    createClient: (type) => (type === 'client' ? client : type === 'subscriber' ? subscriber : connect()),
    settings: { lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 5 },
  })
  queue.on('error', (error: Error) => log.warn({ err: error.message }, 'queue'))

  return {
    board: queue,
    async enqueue(name, payload, options: JobOptions = {}) {
      const { lane = 'check', delayMs = 0, key } = options
      const { attempts, backoffMs } = jobs[name]
      await queue.add(name, jobs[name].payload.parse(payload), {
        priority: urgency(lane) + 1,
        attempts,
        backoff: { type: 'exponential', delay: backoffMs },
        removeOnComplete: true,
        removeOnFail: true,
        ...(delayMs > 0 ? { delay: delayMs } : {}),
        ...(key === undefined ? {} : { jobId: key }),
      })
    },
    async cancel(key) {
      const job = await queue.getJob(key)
      // A job that runs is locked and stays.
      await job?.remove().catch(() => undefined)
    },
    start(handlers, concurrency) {
      queue
        .process('*', concurrency, (job) => work(handlers, job, log))
        .catch((error: Error) => log.warn({ err: error.message }, 'the queue takes no jobs'))
    },
    pause: () => queue.pause(true, true),
    resume: () => queue.resume(true),
    async close(graceMs) {
      const over = new AbortController()
      // Without Redis it neither ends nor matters: whoever comes after finds what ran in the rows.
      const closed = queue.close().catch((error: Error) => log.warn({ err: error.message }, 'queue'))
      await Promise.race([closed, clock.wait(graceMs, over.signal)])
      over.abort()
      for (const redis of connections) redis.disconnect()
    },
  }
}

async function work(handlers: JobHandlers, job: Bull.Job, log: Log): Promise<void> {
  const handle = handlers[job.name as JobName] as (payload: unknown) => Promise<void>
  try {
    await handle(job.data)
  } catch (error) {
    const hopeless = error instanceof AppError && error.kind !== 'operational'
    log.error({ err: error, job: job.name, attempt: job.attemptsMade + 1, hopeless }, 'job failed')
    // Before the throw: after it Bull has decided already.
    if (hopeless) await job.discard()
    throw error
  }
}
