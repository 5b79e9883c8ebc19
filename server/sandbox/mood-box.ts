import { moodAnswers, type Mood } from './mood.js'

export interface MoodOrder<M = Mood> {
  mood: M
  /** For so many requests; for all that come where it is absent. */
  requests?: number
}

export interface MoodBox<M = Mood> {
  set(order: MoodOrder<M>): void
  /** The mood of the request that has just come. */
  take(): M
  /** How many requests the passing mood still waits for. */
  left(): number
}

/** Keeps the lasting mood and the one for the next requests. */
export function moodBox<M>(plain: M): MoodBox<M> {
  let lasting = plain
  let passing: { mood: M; left: number } | null = null
  return {
    set({ mood, requests }) {
      if (requests === undefined) [lasting, passing] = [mood, null]
      else passing = { mood, left: requests }
    },
    take() {
      if (!passing || passing.left === 0) return lasting
      passing.left -= 1
      return passing.mood
    },
    left: () => passing?.left ?? 0,
  }
}

const isCount = (value: unknown): boolean =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 0)

/** An order as it came over HTTP; null where it is not one. */
export function readMoodOrder(body: unknown): MoodOrder | null {
  if (typeof body !== 'object' || body === null) return null
  const { answer, latencyMs, form, retryAfterSeconds, requests } = body as Record<string, unknown>
  const isKnown = (moodAnswers as readonly unknown[]).includes(answer)
  const isForm = form === undefined || ['array', 'object', 'xml'].includes(String(form))
  if (!isKnown || !isForm || ![latencyMs, retryAfterSeconds, requests].every(isCount)) return null
  return {
    mood: { answer, latencyMs, form, retryAfterSeconds } as Mood,
    requests: requests as number | undefined,
  }
}
