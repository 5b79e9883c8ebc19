import { pulseMs } from '../../entities/channel-pulse.js'
import type { ChannelPulse } from '../../entities/index.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { secondsOf } from './channel-words.js'

/** The picture is 120 wide for three hours, and 6 is the height of the patience of a till. */
const width = 120
const ground = 30
const patienceAt = 6
/** Within so long two answers belong to one line; a longer rest is a hole, not a slope. */
const restMs = 10 * 60_000

type Pulse = Pick<ChannelPulse, 'minuteAt' | 'latencyMs'>

/** Latencies of one host over three hours. `patienceMs` is the height of the dashed line, drawn where `isTill`. */
export function sparkOf(
  host: string,
  pulses: readonly Pulse[],
  { patienceMs, isTill }: { patienceMs: number; isTill: boolean },
  viewer: Viewer,
) {
  const { lang, now } = viewer
  const x = (at: number) => round(Math.min(Math.max(width - ((now - at) / pulseMs) * width, 0), width))
  const y = (ms: number) => round(Math.max(ground - (ms / patienceMs) * (ground - patienceAt), 1))
  const answered = pulses.filter(
    (pulse): pulse is { minuteAt: number; latencyMs: number } => pulse.latencyMs !== null,
  )
  const gaps = pulses.filter(({ latencyMs }) => latencyMs === null)
  if (pulses.length === 0) return { label: say(lang, 'spark.nothing'), empty: true }
  return {
    label: labelOf(
      host,
      answered.map(({ latencyMs }) => latencyMs),
      gaps.length,
      viewer,
    ),
    empty: false,
    patience: isTill,
    lines: linesOf(pulses).map((line) => {
      const points = line.map(({ minuteAt, latencyMs }) => `${x(minuteAt)},${y(latencyMs)}`)
      const [only] = line
      // A single answer is a short stroke: a line of one point is not drawn.
      return points.length > 1
        ? points.join(' ')
        : `${round(x(only!.minuteAt) - 3)},${y(only!.latencyMs)} ${points[0]!}`
    }),
    gaps: gaps.map(({ minuteAt }) => x(minuteAt)),
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

function labelOf(host: string, latencies: number[], gaps: number, { lang }: Viewer): string {
  if (latencies.length === 0) return say(lang, 'spark.only-gaps', { host })
  const [least, most] = [Math.min(...latencies), Math.max(...latencies)].map((ms) => secondsOf(ms, lang))
  const without = gaps > 0 ? say(lang, 'spark.gaps', { count: gaps }) : ''
  return say(lang, 'spark.label', { host, least: least!, most: most! }) + without
}

/** Runs of answers without a silent minute or a long rest between. */
function linesOf(pulses: readonly Pulse[]): { minuteAt: number; latencyMs: number }[][] {
  const lines: { minuteAt: number; latencyMs: number }[][] = []
  let last: number | null = null
  for (const { minuteAt, latencyMs } of pulses) {
    if (latencyMs === null) {
      last = null
      continue
    }
    if (last === null || minuteAt - last > restMs) lines.push([])
    lines.at(-1)!.push({ minuteAt, latencyMs })
    last = minuteAt
  }
  return lines
}
