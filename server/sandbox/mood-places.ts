import type { Cdn } from './cdn.js'
import { cdnMoodAnswers, type CdnMood } from './cdn-mood.js'
import type { SiteMethod } from './cdn-site.js'
import type { InfoPlace } from './info-route.js'
import type { MoodOrder } from './mood-box.js'
import type { StoreModule } from './store-modules.js'
import { moodAnswers, type Mood } from './mood.js'

type AnyMood = Mood | CdnMood

/** A part of the stand-in that has moods of its own. */
export interface MoodPlace {
  /** 'true-api', 'cdn-list', 'cdn-1-health', 'cdn-1-check' … */
  name: string
  answers: readonly AnyMood['answer'][]
  /** What it was last told. */
  last(): MoodOrder<AnyMood>
  set(order: MoodOrder<AnyMood>): void
}

export interface MoodParts {
  place: Pick<
    InfoPlace,
    'moods' | 'abroadMoods' | 'contentsMoods' | 'checkPartMoods' | 'participantMoods' | 'validatorMoods'
  >
  cdn: Cdn
  modules: Record<string, StoreModule>
}

export function moodPlaces({
  place: { moods, abroadMoods, contentsMoods, checkPartMoods, participantMoods, validatorMoods },
  cdn,
  modules,
}: MoodParts): MoodPlace[] {
  const ofSite = (at: number, method: SiteMethod) =>
    place(`cdn-${at + 1}-${method}`, cdnMoodAnswers, ({ mood, requests }) =>
      cdn.sites[at]!.setMood(mood as CdnMood, { method, requests }),
    )
  return [
    place('true-api', moodAnswers, (order) => moods.set(order as MoodOrder)),
    place('eaes', moodAnswers, (order) => abroadMoods.set(order as MoodOrder)),
    place('contents', moodAnswers, (order) => contentsMoods.set(order as MoodOrder)),
    place('check-parts', moodAnswers, (order) => checkPartMoods.set(order as MoodOrder)),
    place('participants', moodAnswers, (order) => participantMoods.set(order as MoodOrder)),
    place('validator', moodAnswers, (order) => validatorMoods.set(order as MoodOrder)),
    place('cdn-list', cdnMoodAnswers, ({ mood, requests }) => cdn.setListMood(mood as CdnMood, requests)),
    ...Object.entries(modules).map(([name, module]) =>
      place(name, cdnMoodAnswers, ({ mood, requests }) => module.setMood(mood as CdnMood, requests)),
    ),
    ...cdn.sites.flatMap((_, at) => [ofSite(at, 'health'), ofSite(at, 'check')]),
  ]
}

function place(
  name: string,
  answers: readonly AnyMood['answer'][],
  set: (order: MoodOrder<AnyMood>) => void,
): MoodPlace {
  let last: MoodOrder<AnyMood> = { mood: { answer: 'plain' } }
  return {
    name,
    answers,
    last: () => last,
    set(order) {
      set(order)
      last = order
    },
  }
}

const longestMs = 600_000

const countOf = (value: unknown): number | undefined | null => {
  if (value === undefined || value === '') return undefined
  const count = Number(value)
  return Number.isInteger(count) && count >= 0 && count <= longestMs ? count : null
}

/** An order to one of the places, from a form or a scenario file; null where it is not one. */
export function readPlaceOrder(
  places: readonly MoodPlace[],
  value: unknown,
): { place: MoodPlace; order: MoodOrder<AnyMood> } | null {
  if (typeof value !== 'object' || value === null) return null
  const fields = value as Record<string, unknown>
  const found = places.find(({ name }) => name === fields.place)
  const answer = found?.answers.find((one) => String(one) === String(fields.answer))
  const [latencyMs, requests] = [countOf(fields.latencyMs), countOf(fields.requests)]
  if (!found || answer === undefined || latencyMs === null || requests === null) return null
  return { place: found, order: { mood: { answer, latencyMs } as AnyMood, requests } }
}
