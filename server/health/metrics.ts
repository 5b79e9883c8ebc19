import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { CheckRun, Code } from '../../entities/index.js'
import type { Database } from '../database.js'

export interface Metrics {
  contentType: string
  /** In the text form of Prometheus. */
  text(): Promise<string>
}

/** Figures of this process and of the rows behind it. No marking code, no name is in them. */
export function makeMetrics({ read }: Pick<Database, 'read'>): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'dopusk_' })
  new Gauge({
    name: 'dopusk_runs',
    help: 'Checks of deliveries by state',
    labelNames: ['state'],
    registers: [register],
    async collect() {
      this.reset()
      const rows = await read
        .createQueryBuilder(CheckRun, 'run')
        .select(['run.state AS state', 'COUNT(*) AS count'])
        .groupBy('run.state')
        .getRawMany<{ state: string; count: number }>()
      for (const { state, count } of rows) this.set({ state }, Number(count))
    },
  })
  new Gauge({
    name: 'dopusk_codes_due',
    help: 'Codes that wait for their next try, by lane',
    labelNames: ['lane'],
    registers: [register],
    async collect() {
      this.reset()
      const rows = await read
        .createQueryBuilder(Code, 'code')
        .select(['code.lane AS lane', 'COUNT(*) AS count'])
        .where('code.nextTryAt IS NOT NULL')
        .groupBy('code.lane')
        .getRawMany<{ lane: string; count: number }>()
      for (const { lane, count } of rows) this.set({ lane }, Number(count))
    },
  })
  return { contentType: register.contentType, text: () => register.metrics() }
}
