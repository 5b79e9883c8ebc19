import { jobs, type JobName, type JobOptions } from '../../jobs/catalog.js'
import type { JobHandlers } from '../../jobs/index.js'
import type { Clock } from '../clock.js'
import { urgency, type Lane } from '../domain/lanes.js'
import { AppError } from '../errors.js'
import type { Log } from '../log.js'
import type { Queue } from './queue.js'

interface Entry {
  name: JobName
  payload: unknown
  lane: Lane
  key: string | null
  order: number
  attempt: number
}

/** The queue inside this process, for one machine without Redis. */
export function embeddedQueue({ clock, log }: { clock: Clock; log: Log }): Queue {
  const waiting: Entry[] = []
  /** Their time has not come: a delay, or the wait before the next try. */
  const delayed = new Set<Entry>()
  const keys = new Set<string>()
  const running = new Set<Promise<void>>()
  const stop = new AbortController()
  let handlers: JobHandlers | null = null
  let concurrency = 0
  let paused = false
  let order = 0

  function add(entry: Entry): void {
    const at = waiting.findIndex((other) => isBefore(entry, other))
    if (at === -1) waiting.push(entry)
    else waiting.splice(at, 0, entry)
    pump()
  }

  function addAfter(ms: number, entry: Entry): void {
    delayed.add(entry)
    void clock.wait(ms, stop.signal).then(() => {
      // What was cancelled meanwhile is not there any more.
      if (delayed.delete(entry) && !stop.signal.aborted) add(entry)
    })
  }

  function pump(): void {
    while (handlers && !paused && !stop.signal.aborted && running.size < concurrency && waiting.length > 0) {
      const entry = waiting.shift()!
      const done = work(handlers, entry).finally(() => {
        running.delete(done)
        pump()
      })
      running.add(done)
    }
  }

  async function work(table: JobHandlers, entry: Entry): Promise<void> {
    const handle = table[entry.name] as (payload: unknown) => Promise<void>
    try {
      await handle(entry.payload)
      if (entry.key !== null) keys.delete(entry.key)
    } catch (error) {
      failed(entry, error)
    }
  }

  function failed(entry: Entry, error: unknown): void {
    const { attempts, backoffMs } = jobs[entry.name]
    const hopeless = error instanceof AppError && error.kind !== 'operational'
    const again = !hopeless && entry.attempt < attempts && !stop.signal.aborted
    log.error({ err: error, job: entry.name, attempt: entry.attempt, again }, 'job failed')
    if (!again) {
      if (entry.key !== null) keys.delete(entry.key)
      return
    }
    addAfter(backoffMs * 2 ** (entry.attempt - 1), { ...entry, attempt: entry.attempt + 1 })
  }

  async function enqueue(name: JobName, payload: unknown, options: JobOptions = {}): Promise<void> {
    const { lane = 'check', delayMs = 0, key = null } = options
    if (stop.signal.aborted || (key !== null && keys.has(key))) return
    if (key !== null) keys.add(key)
    const entry: Entry = {
      name,
      payload: jobs[name].payload.parse(payload),
      lane,
      key,
      order: order++,
      attempt: 1,
    }
    if (delayMs <= 0) return add(entry)
    addAfter(delayMs, entry)
  }

  return {
    enqueue,
    async cancel(key) {
      const entry = [...waiting, ...delayed].find((other) => other.key === key)
      if (!entry) return
      if (!delayed.delete(entry)) waiting.splice(waiting.indexOf(entry), 1)
      keys.delete(key)
    },
    async pause() {
      paused = true
    },
    async resume() {
      paused = false
      pump()
    },
    start(table, limit) {
      handlers = table
      concurrency = limit
      pump()
    },
    async close(graceMs) {
      stop.abort()
      const over = new AbortController()
      await Promise.race([Promise.allSettled(running), clock.wait(graceMs, over.signal)])
      over.abort()
    },
  }
}

const isBefore = (a: Entry, b: Entry): boolean =>
  urgency(a.lane) === urgency(b.lane) ? a.order < b.order : urgency(a.lane) < urgency(b.lane)
