import { boxConditions } from './box-conditions.js'
import { circulationConditions } from './circulation-conditions.js'
import { codeConditions } from './code-conditions.js'
import type { Condition } from './condition.js'
import { goodsConditions } from './goods-conditions.js'
import { partialSaleConditions } from './partial-sale-conditions.js'
import { priceConditions } from './price-conditions.js'
import { specialStateConditions } from './special-state-conditions.js'

/** When each rule holds that is told from facts. Their order means nothing: reasons are sorted by weight. */
export const conditions: readonly Condition[] = [
  ...codeConditions,
  ...circulationConditions,
  ...boxConditions,
  ...specialStateConditions,
  ...partialSaleConditions,
  ...goodsConditions,
  ...priceConditions,
]
