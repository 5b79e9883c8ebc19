import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { outcomes } from '../domain/verdict/outcome.js'
import { figuresReader, type Figures, type FiguresParts } from './figures.js'

export interface Metrics {
  contentType: string
  /** In the text form of Prometheus. */
  text(): Promise<string>
}

export interface MetricsParts extends FiguresParts {
  /** Most requests to the True API a second. */
  requestsPerSecond: number
}

type Gauges = ReturnType<typeof makeGauges>

/** Figures of this process and of the rows behind it. No marking code, no name and no ИНН is in them. */
export function makeMetrics(parts: MetricsParts): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'dopusk_' })
  const gauges = makeGauges(register)
  const readFigures = figuresReader(parts)
  return {
    contentType: register.contentType,
    async text() {
      for (const gauge of Object.values(gauges)) gauge.reset()
      // Without its database a process still tells of itself.
      const figures = await readFigures().catch(() => null)
      gauges.databaseUp.set(figures ? 1 : 0)
      if (figures) setFigures(gauges, figures, parts)
      return register.metrics()
    },
  }
}

function makeGauges(register: Registry) {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `dopusk_${name}`, help, labelNames, registers: [register] })
  return {
    databaseUp: gauge('database_up', 'Whether the database answers'),
    runs: gauge('runs', 'Checks of deliveries by state', 'state'),
    codes: gauge('codes', 'Codes of all deliveries by their outcome now', 'outcome'),
    queueAge: gauge('queue_age_seconds', 'How long the oldest of what could be asked now waits', 'lane'),
    openBatches: gauge('open_batches', 'Batches that are still to be asked', 'lane'),
    waitingCodes: gauge('codes_due', 'Codes that wait for their next try', 'lane'),
    exchanges: gauge('exchanges', 'Requests to ЧЗ since the beginning', 'channel', 'outcome'),
    askedCodes: gauge('exchange_codes', 'Codes asked in these requests', 'channel', 'outcome'),
    pace: gauge('budget_requests_per_second', 'Requests to the True API, over ten seconds'),
    limit: gauge('budget_limit_per_second', 'Most requests to the True API for one legal entity'),
    used: gauge('budget_used_ratio', 'Share of its budget that the busiest legal entity uses'),
    entities: gauge('legal_entities', 'Legal entities by how the True API does for them', 'state'),
    lanePace: gauge('budget_lane_requests_per_second', 'Requests to the True API by lane', 'lane'),
    unaskedCodes: gauge('codes_unasked', 'Codes of deliveries that were never asked yet', 'lane'),
    hostsUp: gauge('channel_hosts_up', 'Hosts of the channel that answer', 'channel'),
    hosts: gauge('channel_hosts', 'Hosts of the channel', 'channel'),
    hostsLost: gauge(
      'channel_hosts_lost_to_pages',
      'Hosts of the channel that answer workers, but not a process for pages',
      'channel',
    ),
    processes: gauge('processes', 'Processes that tell of themselves', 'role'),
    maintenance: gauge('maintenance', 'Whether asking is stopped by a person'),
    lastAnswerAge: gauge('last_answer_age_seconds', 'Since the last answer of the channel', 'channel'),
    backupAge: gauge('backup_age_seconds', 'Since the last backup'),
  }
}

/** States without a row are 0, so that a rule of an alarm finds them. */
const runStates = ['queued', 'running', 'held', 'waiting', 'done', 'cancelled']

function setFigures(gauges: Gauges, figures: Figures, { requestsPerSecond, clock }: MetricsParts): void {
  const ageOf = (at: number) => Math.max(clock.now() - at, 0) / 1000
  for (const state of runStates) gauges.runs.set({ state }, figures.runs.get(state) ?? 0)
  for (const outcome of outcomes) gauges.codes.set({ outcome }, figures.codes[outcome])
  for (const [lane, { openBatches, waitingCodes, unaskedCodes, ageSeconds }] of figures.lanes) {
    gauges.queueAge.set({ lane }, ageSeconds)
    gauges.openBatches.set({ lane }, openBatches)
    gauges.waitingCodes.set({ lane }, waitingCodes)
    gauges.unaskedCodes.set({ lane }, unaskedCodes)
    gauges.lanePace.set({ lane }, figures.lanePaces.get(lane) ?? 0)
  }
  for (const { channel, outcome, exchanges, codes } of figures.exchanges.counts) {
    gauges.exchanges.set({ channel, outcome }, exchanges)
    gauges.askedCodes.set({ channel, outcome }, codes)
  }
  gauges.pace.set(figures.exchanges.requestsPerSecond)
  gauges.limit.set(requestsPerSecond)
  gauges.used.set(figures.exchanges.busiestPerSecond / requestsPerSecond)
  for (const [state, count] of figures.entities) gauges.entities.set({ state }, count)
  for (const [channel, { up, all, lostToPages }] of figures.hosts) {
    gauges.hostsUp.set({ channel }, up)
    gauges.hosts.set({ channel }, all)
    gauges.hostsLost.set({ channel }, lostToPages)
  }
  for (const [role, count] of figures.processes) gauges.processes.set({ role }, count)
  gauges.maintenance.set(figures.isMaintenance ? 1 : 0)
  for (const [channel, at] of figures.lastAnswers) gauges.lastAnswerAge.set({ channel }, ageOf(at))
  // Not known is not «just now».
  gauges.backupAge.set(figures.lastBackupAt === null ? NaN : ageOf(figures.lastBackupAt))
}
