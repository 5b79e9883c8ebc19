import type { Condition } from './condition.js'
import type { CodeFacts } from './facts.js'
import type { RuleId } from './rules.js'
import type { Scene } from './scene.js'

type LimitOf = (facts: CodeFacts, scene: Scene) => number | undefined

/** The lower of МРЦ as ЧЗ keeps it and as a code that ЧЗ knows says itself; a zero means that there is none. */
function mrpOf(facts: CodeFacts, { subject }: Scene): number | undefined {
  const isKnown = facts.status !== undefined || facts.found === true
  const inCode = isKnown ? subject.mrpKopecks : null
  const limit = Math.min(facts.maxRetailPriceKopecks || Infinity, inCode || Infinity)
  return limit === Infinity ? undefined : limit
}

/** A block whose packs ЧЗ does not count has ten, as tills take it. */
const packsOfBlock = 10

/** КИГУ, which True API calls LEVEL1 with tobacco. */
const isBlock = ({ packageType }: CodeFacts, { subject }: Scene): boolean =>
  packageType === undefined ? subject.kind === 'carton' : packageType === 'GROUP' || packageType === 'LEVEL1'

/** ЕМЦ is set for one pack: a block costs as many. */
const singleMinimumOf: LimitOf = (facts, scene) =>
  facts.singleMinPriceKopecks === undefined
    ? undefined
    : facts.singleMinPriceKopecks * (isBlock(facts, scene) ? (facts.packageQuantity ?? packsOfBlock) : 1)

/** A rule over the store's own retail price. Without one, or without the limit, nothing is said. */
const priceCondition = (
  id: RuleId,
  limitOf: LimitOf,
  isBad: (price: number, limit: number) => boolean,
): Condition => ({
  id,
  about: 'price',
  holds: (facts, scene) => {
    const price = scene.circumstances.priceKopecks
    if (price === null) return false
    const limit = limitOf(facts, scene)
    return (
      limit !== undefined && isBad(price, limit) && { params: { priceKopecks: price, limitKopecks: limit } }
    )
  },
})

const above = (price: number, limit: number) => price > limit
const below = (price: number, limit: number) => price < limit
const minimumOf: LimitOf = (facts) => facts.minPriceKopecks

/** The limit that a price would break, of those by which a till refuses. */
function brokenLimit(price: number, facts: CodeFacts, scene: Scene): number | undefined {
  const highest = scene.group === 'tobacco' ? mrpOf(facts, scene) : undefined
  if (highest !== undefined && price > highest) return highest
  const lowest = scene.group === 'tobacco' ? singleMinimumOf(facts, scene) : minimumOf(facts, scene)
  return lowest !== undefined && price < lowest ? lowest : undefined
}

/** A price that is good, or not told, gives way to one that a till will refuse: then it is a risk with a date. */
const priceSoon: Condition = {
  id: 'price-soon',
  about: 'price',
  holds: (facts, scene) => {
    const { comingPrice, priceKopecks } = scene.circumstances
    if (!comingPrice || comingPrice.fromAt <= scene.now) return false
    if (priceKopecks !== null && brokenLimit(priceKopecks, facts, scene) !== undefined) return false
    const limit = brokenLimit(comingPrice.priceKopecks, facts, scene)
    if (limit === undefined) return false
    const { priceKopecks: price, fromAt } = comingPrice
    return { params: { priceKopecks: price, limitKopecks: limit, fromAt }, blocksAt: fromAt }
  },
}

/** The store's price against МРЦ, ЕМЦ and lowest prices. */
export const priceConditions: Condition[] = [
  priceCondition('price-above-mrp', mrpOf, above),
  priceCondition('price-below-mrp', mrpOf, below),
  priceCondition('price-below-single-minimum', singleMinimumOf, below),
  priceCondition('price-below-minimum', minimumOf, below),
  priceCondition('price-below-minimum-newer', minimumOf, below),
  priceSoon,
  { id: 'mrp-differs', about: 'price', holds: (facts) => facts.errorCode === '701' },
]
