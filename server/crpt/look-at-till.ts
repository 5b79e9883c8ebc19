import { faultOf, isEmergency, objectOf } from './codes-check-answer.js'
import type { Reply } from './connection.js'
import { within } from './deadline.js'
import type { ModuleTools } from './module-answer.js'
import type { SiteRow } from './site.js'

export const tillVersions = ['v3', 'v2', 'v1'] as const
export type TillVersion = (typeof tillVersions)[number]

/** How a ТС ПИоТ was last heard of, and the newest version that it has. */
export interface TillStanding {
  row: SiteRow
  version: TillVersion
}

/** Asks a ТС ПИоТ about itself: no code goes there, and nothing is said of any. */
export async function lookAtTill(
  { connection, origin, clock, timeoutMs }: ModuleTools,
  standing: TillStanding,
  stop: AbortSignal,
): Promise<void> {
  const askedAt = clock.now()
  let reply: Reply | undefined
  for (const version of tillVersions.slice(tillVersions.indexOf(standing.version))) {
    reply = await within(timeoutMs, clock, (deadline) =>
      connection.ask(`till-module/${version}/info`, {
        origin,
        headers: {},
        body: Buffer.from('{}'),
        deadline,
        stop,
      }),
    )
    if (reply.status === 404) continue
    standing.version = version
    break
  }
  const { row } = standing
  if (reply!.kind === 'unanswered') {
    if (reply!.why !== 'stopped') standing.row = { ...row, state: 'down', lastError: reply!.failure }
    return
  }
  const now = clock.now()
  standing.row = {
    ...row,
    latencyMs: now - askedAt,
    lastAnswerAt: now,
    ...stateBy(reply!.status, reply!.body),
  }
}

function stateBy(status: number, body: Buffer): Pick<SiteRow, 'state' | 'lastError'> {
  if (status === 200) return { state: 'up', lastError: null }
  if (isEmergency(status)) return { state: 'down', lastError: 'emergency' }
  const fault = faultOf(status, objectOf(body))?.fault
  if (fault === undefined) return { state: 'down', lastError: String(status) }
  return { state: 'held', lastError: fault === 'key-dead' ? 'module-login' : fault }
}
