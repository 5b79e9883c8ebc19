import { setTimeout as pause } from 'node:timers/promises'
import type { CdnMood } from '../../server/sandbox/cdn-mood.js'
import type { Mood } from '../../server/sandbox/mood.js'
import type { Sandbox } from '../../server/sandbox/sandbox.js'
import { seededRandom, shuffled } from '../../server/sandbox/seeded.js'

/** Every way in which the status channel fails. A 401 kills the token; a person brings a new one. */
const statusFaults: Mood[] = [
  { answer: 'silence' },
  { answer: 'cut' },
  { answer: 'half' },
  { answer: 401 },
  { answer: 403 },
  { answer: 422 },
  { answer: 429, retryAfterSeconds: 1 },
  { answer: 500 },
  { answer: 503 },
  { answer: 504 },
]
/** What a person must mend, and what is the code's own. */
const onlyOnce = new Set<Mood['answer']>([401, 403, 422])
const siteFaults: CdnMood['answer'][] = [
  'silence',
  'cut',
  'half',
  'cross-border-code',
  'cross-border-message',
  203,
  429,
  500,
  503,
]

/** Of the question to another state. A 401 is left out: it kills the one token, as in the status channel. */
const abroadFaults: Mood['answer'][] = ['cut', 'half', 403, 422, 429, 500, 503, 504]

/** Of the question about check parts; its silence would be half a minute for one of few. */
const checkPartFaults: Mood['answer'][] = ['cut', 'half', 400, 403, 404, 410, 429, 500, 503]

export interface Faults {
  /** Answers that were cut in half: their codes were asked, and not heard. */
  halves(): number
  /** Kinds of the status channel that were seen so far. */
  seen: ReadonlySet<Mood['answer']>
  /** The same of the question to another state. */
  seenAbroad: ReadonlySet<Mood['answer']>
  /** Every kind of the status channel was met. */
  isThrough(): boolean
  /** ЧЗ itself is well from now on; the states abroad go on failing: nobody waits for them alone. */
  stopAtHome(): void
  /** Everybody is well. */
  stop(): void
}

interface FaultOptions {
  sandbox: Sandbox
  /** How ЧЗ is when it is well. */
  plain: Mood
  seed: number
  /** Called when a token was refused. */
  renewToken: () => void
}

/** Faults one after another, in an order fixed by the seed, each until as many requests as it is for have met it. */
export function makeFaults({ sandbox, plain, seed, renewToken }: FaultOptions): Faults {
  const random = seededRandom(seed)
  const seen = new Set<Mood['answer']>()
  const seenAbroad = new Set<Mood['answer']>()
  let halves = 0
  let stopped = false
  let stoppedAbroad = false
  /** Until so many requests were treated so. */
  const treat = async (mood: Mood, requests: number): Promise<void> => {
    sandbox.setMood(mood, requests)
    while (!stopped && sandbox.moodLeft() > 0) await pause(20)
  }

  async function meet(mood: Mood): Promise<void> {
    const requests = onlyOnce.has(mood.answer) ? 1 : 1 + Math.floor(random() * 2)
    await treat(mood, requests)
    if (stopped) return
    seen.add(mood.answer)
    if (mood.answer === 'half') halves += requests
    if (mood.answer === 401) renewToken()
    // Between two faults ЧЗ is well.
    await treat(plain, 2)
  }
  function spoilSites(): void {
    for (const site of sandbox.cdn.sites) {
      const answer = siteFaults[Math.floor(random() * siteFaults.length)]!
      site.setMood({ answer }, { method: 'check', requests: 1 + Math.floor(random() * 2) })
    }
    sandbox.setCheckPartMood({ answer: checkPartFaults[Math.floor(random() * checkPartFaults.length)]! }, 1)
  }
  /** One kind after another, each met by a single question: there are few of them, and none while one is not answered. */
  async function playAbroad(): Promise<void> {
    for (const answer of [...shuffled(abroadFaults, seededRandom(seed)), 'silence' as const]) {
      sandbox.setAbroadMood({ answer, latencyMs: 50 }, 1)
      while (!stoppedAbroad && sandbox.abroadMoodLeft() > 0) await pause(5)
      if (stoppedAbroad) return
      seenAbroad.add(answer)
    }
  }
  async function play(): Promise<void> {
    // The refusal first: a code that is asked alone and refused is refused for good, as it should be.
    let kinds = shuffled(statusFaults, random).sort(
      (one, other) => Number(other.answer === 422) - Number(one.answer === 422),
    )
    while (!stopped) {
      for (const mood of kinds) {
        if (stopped) return
        spoilSites()
        await meet(mood)
      }
      kinds = shuffled(
        statusFaults.filter(({ answer }) => !onlyOnce.has(answer)),
        random,
      )
    }
  }
  function stopAtHome(): void {
    stopped = true
    sandbox.setMood(plain)
    sandbox.setCheckPartMood(plain)
  }
  void play()
  void playAbroad()
  return {
    seen,
    seenAbroad,
    halves: () => halves,
    isThrough: () => seen.size === statusFaults.length,
    stopAtHome,
    stop() {
      stopAtHome()
      stoppedAbroad = true
      sandbox.setAbroadMood(plain)
    },
  }
}
