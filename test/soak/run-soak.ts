import { setTimeout as pause } from 'node:timers/promises'
import type { Mood } from '../../server/sandbox/mood.js'
import { startSandbox, type Sandbox } from '../../server/sandbox/sandbox.js'
import { makeSoakCodes, type SoakCodes } from './soak-codes.js'
import { makeFaults, type Faults } from './soak-faults.js'
import { startStage, type SoakStage } from './soak-stage.js'

export interface SoakOrder {
  codes: number
  perDelivery: number
  /** SIGKILLs, spread over the run. */
  kills: number
  isChain: boolean
  entry: string
  seed: number
  patienceMs: number
  say?: (text: string) => void
}

export interface SoakReport {
  tookMs: number
  /** Codes that did not end as the scenario says, with what came of them. */
  wrong: { cis: string; expected: string; outcome: string }[]
  /** Codes that were asked oftener than their timetable and the kills allow. */
  overAsked: { cis: string; asks: number; allowed: number }[]
  maxInSlidingSecond: number
  /** The shortest time between two questions about check parts, ms; null where there were no two. */
  checkPartGapMs: number | null
  faults: string[]
  faultsAbroad: string[]
  /** Mean resident memory, MB, in the second and the last fifth of the time after the last kill. */
  memory: { second: number; last: number }
}

interface Soak {
  order: SoakOrder
  stage: SoakStage
  sandbox: Sandbox
  codes: SoakCodes
  faults: Faults
}

/** Checks codes while ЧЗ fails in every way, workers are killed and Redis comes back empty. */
export async function runSoak(order: SoakOrder): Promise<SoakReport> {
  const codes = makeSoakCodes(order.codes, order.perDelivery)
  const sandbox = await startSandbox({ scenario: codes.scenario, siteCount: 3 })
  const plain: Mood = { answer: 'plain', latencyMs: 150 }
  sandbox.setMood(plain)
  const stage = await startStage({ sandbox, ...order })
  const faults = makeFaults({ sandbox, plain, seed: order.seed, renewToken: () => stage.renewToken() })
  const soak = { order, stage, sandbox, codes, faults }
  try {
    const startedAt = Date.now()
    const memory: number[] = []
    await handIn(soak)
    await Promise.all([killAsItGoes(soak, () => void (memory.length = 0)), watchRun(soak, memory)])
    faults.stop()
    return { ...(await compare(soak)), tookMs: Date.now() - startedAt, memory: fifthsOf(memory) }
  } finally {
    faults.stop()
    await stage.close()
    await sandbox.close()
  }
}

async function ask(stage: SoakStage, path: string, body?: string): Promise<unknown> {
  const answer = await fetch(`${stage.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${stage.token}` },
    body,
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

async function handIn({ stage, codes }: Soak): Promise<void> {
  for (const list of codes.lists) await ask(stage, '/deliveries', list)
}

/** The kills at even parts of the way, and Redis between two of them. */
async function killAsItGoes({ order, stage, sandbox }: Soak, onKill: () => void): Promise<void> {
  for (let kill = 1; kill <= order.kills; kill++) {
    const goal = (order.codes * kill) / (order.kills + 2)
    while (sandbox.counts().codesAsked < goal) await pause(20)
    await stage.killWorker()
    order.say?.(`worker killed at ${sandbox.counts().codesAsked} codes`)
    if (kill === Math.ceil(order.kills / 2)) await stage.killRedis()
    onKill()
  }
}

interface Listed {
  id: string
  state: string
  counts: Record<string, number>
}

const listOf = async (stage: SoakStage): Promise<Listed[]> =>
  ((await ask(stage, '/deliveries?limit=1000')) as { items: Listed[] }).items

/** Until every delivery is done. A server that is being killed does not answer: asked again. */
async function watchRun({ order, stage, faults }: Soak, memory: number[]): Promise<void> {
  const until = Date.now() + order.patienceMs
  for (;;) {
    const listed = await listOf(stage).catch(() => [])
    if (listed.length > 0 && listed.every(({ state }) => state === 'done')) return
    if (Date.now() > until) throw new Error(`not done in time: ${JSON.stringify(statesOf(listed))}`)
    const states = statesOf(listed)
    order.say?.(JSON.stringify(states))
    // The last few would wait for faults that nobody else is left to meet.
    if (states.waitingCodes! < order.codes / 10 && faults.isThrough()) faults.stopAtHome()
    for (let look = 0; look < 4; look++) {
      await pause(250)
      try {
        memory.push(stage.memoryMb())
      } catch {
        // Just killed: the next one is looked at.
      }
    }
  }
}

/** Deliveries by state, and how many codes wait. */
function statesOf(listed: Listed[]): Record<string, number> {
  const states: Record<string, number> = {}
  for (const { state, counts } of listed) {
    states[state] = (states[state] ?? 0) + 1
    states.waitingCodes = (states.waitingCodes ?? 0) + counts.wait!
  }
  return states
}

type Comparison = Omit<SoakReport, 'tookMs' | 'memory'>

async function compare({ order, stage, sandbox, codes, faults }: Soak): Promise<Comparison> {
  const { asksOf, maxInSlidingSecond, shortestGaps } = sandbox.counts()
  const checkPartGapMs = shortestGaps['/api/v3/true-api/cises/check'] ?? null
  const wrong: SoakReport['wrong'] = []
  const overAsked: SoakReport['overAsked'] = []
  const missing = new Set(codes.fates.keys())
  for (const { id } of await listOf(stage))
    for await (const { cis, outcome } of codesOf(stage, id)) {
      const fate = codes.fates.get(cis)!
      missing.delete(cis)
      if (outcome !== fate.outcome) wrong.push({ cis, expected: fate.outcome, outcome })
      const allowed = fate.asks + order.kills + faults.halves()
      // Abroad, and about its check part, a code is asked at most once in each pass of the bulk.
      for (const asks of [asksOf(cis), asksOf(`abroad ${cis}`), asksOf(`check-part ${cis}`)])
        if (asks > allowed) overAsked.push({ cis, asks, allowed })
    }
  for (const cis of missing) wrong.push({ cis, expected: codes.fates.get(cis)!.outcome, outcome: 'missing' })
  return { wrong, overAsked, maxInSlidingSecond, checkPartGapMs, ...namesOf(faults) }
}

const namesOf = ({ seen, seenAbroad }: Faults) => ({
  faults: [...seen].map(String),
  faultsAbroad: [...seenAbroad].map(String),
})

async function* codesOf(stage: SoakStage, id: string): AsyncGenerator<{ cis: string; outcome: string }> {
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = (await ask(stage, `/deliveries/${id}/codes?limit=1000${cursor && `&cursor=${cursor}`}`)) as {
      items: { cis: string; outcome: string }[]
      next: string | null
    }
    yield* page.items
    cursor = page.next
  }
}

function fifthsOf(samples: number[]): SoakReport['memory'] {
  const fifth = Math.max(1, Math.floor(samples.length / 5))
  const mean = (part: number[]): number => Math.round(part.reduce((sum, one) => sum + one, 0) / part.length)
  return { second: mean(samples.slice(fifth, 2 * fifth)), last: mean(samples.slice(-fifth)) }
}
