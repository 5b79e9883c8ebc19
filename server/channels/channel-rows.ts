import type { ChannelPulse, ChannelState } from '../../entities/index.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { pastMoment, time } from '../text/when.js'
import { latestRefreshMs, refreshEveryMs } from '../crpt/keep-list.js'
import type { Channel } from '../domain/verdict/facts.js'
import { shortName } from '../process-name.js'
import { errorWords, secondsOf, stateTag } from './channel-words.js'
import type { LineStand } from './channels-queries.js'
import type { MergedChannel } from './merge-channels.js'
import { sparkOf } from './spark.js'

/** An answer that takes so long is worth a word: half of a till's patience, and a tenth of ours. */
const slowMs: Record<'site' | 'status', number> = { site: 750, status: 3000 }
/** The height of the dashed line: how long a till waits; for the status, long but still no reason to worry. */
const patienceMs = { site: 1500, status: 3000 }

/** Who answers the till's own question is held to the patience of a till. */
const kindOf = ({ channel }: Pick<MergedChannel, 'channel'>) =>
  ['true-api', 'eaes', 'check-parts'].includes(channel) ? 'status' : 'site'

/** Mean of the answers of the last hour, else the last one; null where none came. */
export function latencyOf(
  channel: MergedChannel,
  pulses: readonly ChannelPulse[],
  now: number,
): number | null {
  const own = pulses.filter(
    (pulse) =>
      pulse.host === channel.host &&
      pulse.channel === channel.channel &&
      pulse.minuteAt > now - 3600_000 &&
      pulse.latencyMs !== null,
  )
  const answered = own.reduce((sum, pulse) => sum + pulse.answered, 0)
  if (answered === 0) return channel.latencyMs
  return own.reduce((sum, pulse) => sum + pulse.latencyMs! * pulse.answered, 0) / answered
}

export const isSlow = (channel: MergedChannel, latencyMs: number | null): boolean =>
  channel.state === 'up' && latencyMs !== null && latencyMs >= slowMs[kindOf(channel)]

/** How channels do for a legal entity. */
interface Seen {
  channels: readonly MergedChannel[]
  pulses: readonly ChannelPulse[]
  /** Switched off for it. */
  off: readonly Channel[]
  /** Its ИНН, where there are several; else ''. */
  whose: string
}

const usual: readonly Channel[] = ['true-api', 'cdn']

/** One row a channel and legal entity: how it does, and what is known of it. The sites of the CDN are one. */
export function channelRows(seen: readonly Seen[], viewer: Viewer) {
  const known = seen.flatMap(({ channels }) => channels.map(({ channel }) => channel))
  return [...new Set([...usual, ...known])].flatMap((name) =>
    seen
      .filter(({ channels }) => usual.includes(name) || channels.some(({ channel }) => channel === name))
      .map((ofEntity) => channelRow(name, ofEntity, viewer)),
  )
}

function channelRow(name: Channel, { channels, pulses, off, whose }: Seen, viewer: Viewer) {
  const { lang } = viewer
  const hosts = channels.filter(({ channel }) => channel === name)
  const isOff = off.includes(name)
  const state = isOff ? 'off' : stateOf(hosts, pulses, viewer.now)
  return {
    name: say(lang, `channel.${name}`),
    about: whose === '' ? say(lang, `channel.${name}.about`) : say(lang, 'entities.of', { inn: whose }),
    tag: stateTag(state, lang),
    known: isOff ? say(lang, 'channel.off.known') : knownOf(name, hosts, pulses, viewer),
  }
}

function stateOf(hosts: MergedChannel[], pulses: readonly ChannelPulse[], now: number) {
  const up = hosts.filter(({ state }) => state === 'up')
  if (up.length > 0) return up.every((host) => isSlow(host, latencyOf(host, pulses, now))) ? 'slow' : 'up'
  return (['held', 'down'] as const).find((one) => hosts.some(({ state }) => state === one)) ?? 'idle'
}

function knownOf(
  name: Channel,
  hosts: MergedChannel[],
  pulses: readonly ChannelPulse[],
  viewer: Viewer,
): string {
  const { lang, now } = viewer
  const up = hosts.filter(({ state }) => state === 'up')
  const error = up.length > 0 ? null : hosts.find(({ lastError }) => lastError !== null)?.lastError
  const latencies = up.flatMap((host) => latencyOf(host, pulses, now) ?? [])
  const last = Math.max(...hosts.map(({ lastAnswerAt }) => lastAnswerAt ?? 0), 0)
  const processes = Math.max(...hosts.map((host) => host.processes), 0)
  return [
    error != null && `${errorWords(lang, error)}.`,
    name === 'cdn' && hosts.length > 1 && say(lang, 'channel.sites', { up: up.length, total: hosts.length }),
    name === 'cdn' && listWords(hosts, viewer),
    name === 'local-module' && baseWords(hosts, viewer),
    latencies.length > 0 &&
      say(lang, 'channel.mean', {
        seconds: secondsOf(latencies.reduce((sum, ms) => sum + ms, 0) / latencies.length, lang),
      }),
    last > 0
      ? say(lang, 'channel.last-answer', { at: pastMoment(last, viewer) })
      : error == null && say(lang, 'channel.no-answer'),
    processes > 1 && say(lang, 'channel.processes', { count: processes }),
    hosts.some(({ isOfPages, state }) => isOfPages && state !== 'idle') && say(lang, 'channel.of-pages'),
    hosts.some(({ besides }) => besides.length > 0) && say(lang, 'channel.besides'),
  ]
    .filter(Boolean)
    .join(' ')
}

/** How old the base of the local module is, and what it can know at all. */
function baseWords(hosts: MergedChannel[], viewer: Viewer): string {
  const at = Math.max(...hosts.map(({ syncedAt }) => syncedAt ?? 0), 0)
  return at === 0 ? '' : say(viewer.lang, 'channel.base', { at: pastMoment(at, viewer) })
}

/** When the list of sites was got, and within which hour the next one is. */
function listWords(hosts: MergedChannel[], viewer: Viewer): string {
  const at = Math.max(...hosts.map(({ syncedAt }) => syncedAt ?? 0), 0)
  if (at === 0) return ''
  const [from, to] = [refreshEveryMs, latestRefreshMs].map((ms) => time(at + ms, viewer))
  return say(viewer.lang, 'channel.listed', { at: pastMoment(at, viewer), from: from!, to: to! })
}

/** One row a host, with its line of latencies; below it a row for each process for pages that sees it otherwise. */
export function siteRows({ hosts, pulses }: Pick<LineStand, 'hosts' | 'pulses'>, viewer: Viewer) {
  return statusFirst(hosts).flatMap((channel) => [
    hostRow(channel, pulses, viewer),
    ...channel.besides.map((row) => besideRow(row, viewer)),
  ])
}

function hostRow(channel: MergedChannel, pulses: readonly ChannelPulse[], viewer: Viewer) {
  const { lang, now } = viewer
  const kind = kindOf(channel)
  const latency = channel.state === 'up' ? latencyOf(channel, pulses, now) : null
  const own = pulses.filter((pulse) => pulse.host === channel.host && pulse.channel === channel.channel)
  return {
    ...factsOf(channel, viewer),
    about: say(lang, channel.channel === 'cdn' ? 'sites.cdn' : `channel.${channel.channel}`),
    tag: stateTag(isSlow(channel, latency) ? 'slow' : channel.state, lang),
    latency: latency === null ? '' : secondsOf(latency, lang),
    spark: sparkOf(channel.host, own, { patienceMs: patienceMs[kind], isTill: kind === 'site' }, viewer),
  }
}

/** Its answers are in the line of the host already. */
const besideRow = (row: ChannelState, viewer: Viewer) => ({
  ...factsOf(row, viewer),
  about: say(viewer.lang, 'sites.pages', { process: shortName(row.process) }),
  tag: stateTag(row.state, viewer.lang),
  latency: row.state === 'up' && row.latencyMs !== null ? secondsOf(row.latencyMs, viewer.lang) : '',
  spark: { label: say(viewer.lang, 'sites.pages.history'), empty: true },
})

type HostFacts = Pick<
  ChannelState,
  'channel' | 'host' | 'blockedUntil' | 'lastError' | 'lastAnswerAt' | 'syncedAt'
>

const factsOf = (row: HostFacts, viewer: Viewer) => ({
  host: row.host,
  blocked: row.blockedUntil === null ? '' : time(row.blockedUntil, viewer),
  error: row.lastError === null ? '' : errorWords(viewer.lang, row.lastError),
  answered: answeredWords(row, viewer),
})

/** When it last answered; of the local module also how old its base is. */
function answeredWords({ channel, lastAnswerAt, syncedAt }: HostFacts, viewer: Viewer): string {
  const { lang } = viewer
  if (lastAnswerAt === null) return say(lang, 'sites.silent')
  const answered = say(lang, 'sites.answered', { at: pastMoment(lastAnswerAt, viewer) })
  if (syncedAt === null || channel !== 'local-module') return answered
  return `${answered}, ${say(lang, 'sites.synced', { at: pastMoment(syncedAt, viewer) })}`
}

const statusFirst = (channels: readonly MergedChannel[]) =>
  [...channels].sort((a, b) => Number(a.channel === 'cdn') - Number(b.channel === 'cdn'))
