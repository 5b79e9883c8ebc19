import { scenarioOf, type Scenario } from '../scenario.js'
import { participantsOf } from '../participants.js'
import { productsOf, type Products } from '../product-info.js'
import { meadow } from './parties.js'
import { dairyShoreDelivery } from './dairy-shore.js'
import { polesyeImportDelivery } from './polesye-import.js'
import { ranetkaDrinks } from './ranetka-drinks.js'
import { makeSample, type SampleDelivery } from './sample-delivery.js'

/** The three deliveries of the demo: a clean one, one with everything wrong, one that is answered late. */
export const makeSamples = (now: number): SampleDelivery[] =>
  [ranetkaDrinks(now), dairyShoreDelivery(now), polesyeImportDelivery(now)].map((plan) =>
    makeSample(plan, now),
  )

/** What the stand-in must know for them. */
export const samplesScenario = (samples: readonly Pick<SampleDelivery, 'states'>[]): Scenario =>
  scenarioOf(new Map(samples.flatMap((sample) => [...sample.states])))

export const samplesProducts = (samples: readonly Pick<SampleDelivery, 'states'>[]): Products =>
  productsOf(new Map(samples.flatMap((sample) => [...sample.states])))

/** A dairy that ЧЗ does not know any more, though codes of before are its own. */
export const unregistered: readonly string[] = [meadow.inn]

export const samplesParticipants = participantsOf(new Map(unregistered.map((inn) => [inn, undefined])))
