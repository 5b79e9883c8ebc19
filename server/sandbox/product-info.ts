import express, { Router, type Request } from 'express'
import { gtinIn, knownAtLast } from './known-goods.js'
import { barredBy, tokenOf, type DeadTokens } from './barred-requests.js'
import type { CodeState, Goods } from './code-state.js'
import type { InfoPlace } from './info-route.js'
import { hashOf, seededRandom, shuffled } from './seeded.js'
import { sendAnswer } from './send-answer.js'
import { jsonAnswer, refusal, type WireAnswer } from './wire-answer.js'

/** What the catalogue says of a GTIN; undefined where it has no card. */
export type Products = (gtin: string) => Goods | undefined

/** The catalogue that these codes make. */
export function productsOf(states: ReadonlyMap<string, CodeState>): Products {
  const goods = new Map<string, Goods>()
  for (const [cis, state] of states) {
    const [gtin, known] = [gtinIn(cis), knownAtLast(state)]
    if (gtin !== null && known) goods.set(gtin, known.goods)
  }
  return (gtin) => goods.get(gtin)
}

const mostGtins = 1000

/** POST product/info (True API v719): only goods that have a card are in the answer. */
export function productRoute(
  { log, clock, deadTokens }: Pick<InfoPlace, 'log' | 'clock' | 'deadTokens'>,
  products: Products,
): Router {
  const router = Router()
  router.post('/info', express.json({ limit: '1mb', type: () => true }), (req, res) => {
    log.addRequest(req.baseUrl + req.path, clock.now(), tokenOf(req))
    sendAnswer(res, answerOf(products, req, deadTokens))
  })
  return router
}

function answerOf(products: Products, req: Request, deadTokens: DeadTokens): WireAnswer {
  const barred = barredBy(req, deadTokens)
  if (barred) return barred
  const gtins = (req.body as { gtins?: unknown } | null)?.gtins
  if (!Array.isArray(gtins) || gtins.length === 0 || gtins.length > mostGtins)
    return refusal(400, 'Неверный список GTIN')
  const results = gtins.flatMap((gtin) => {
    const goods = products(String(gtin))
    return goods ? [cardOf(String(gtin), goods)] : []
  })
  const mixed = shuffled(results, seededRandom(hashOf(String(gtins[0])) + results.length))
  return jsonAnswer(200, { results: mixed, total: results.length })
}

const cardOf = (gtin: string, { name, brand, group, groupId, producer }: Goods) => ({
  gtin,
  name,
  brand,
  packageType: 'UNIT',
  innerUnitCount: 1,
  inn: producer.inn,
  productGroupId: groupId,
  productGroup: group,
  goodMarkFlag: true,
  goodTurnFlag: true,
  level: 'trade-unit',
})
