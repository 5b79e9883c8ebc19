import { noGoods } from '../crpt/try-token.js'
import { packExchange } from '../evidence/exchange-chain.js'
import { readLineOrder } from '../settings/line-order.js'
import type { CheckTools, EntityTools, ProcessTools } from './check-tools.js'
import { holdRuns } from './hold-runs.js'
import { mayAsk } from './may-ask.js'

const modules = ['till-module', 'local-module'] as const

/**
 * Asks over each channel once a person has ordered it, and tells whether it did: every process for itself, since each has
 * sites and troubles of its own. An order from before its start is none.
 */
export function makeObeyLineOrder({
  database,
  clock,
  entities,
}: Pick<ProcessTools, 'database' | 'clock'> & { entities: EntityTools }): () => Promise<boolean> {
  let obeyedAt = clock.now()
  return async () => {
    const orderedAt = await readLineOrder(database.read)
    if (orderedAt === null || orderedAt <= obeyedAt) return false
    obeyedAt = orderedAt
    const all = entities.all()
    await Promise.all([
      ...all.map(askStatus),
      askSites(all),
      ...modules.map((name) => askModule(entities.of(null), name)),
    ])
    return true
  }
}

/** The cheapest question of the True API, for each legal entity; where the channel is back, all that waited for it goes on. */
async function askStatus(tools: CheckTools): Promise<void> {
  const { trueApi, tokens, health, stop } = tools
  if (tokens.current() === null || !(await mayAsk(tools, 'true-api'))) return
  const result = await trueApi.productInfo([noGoods], 'gate', stop)
  const { askedAt, answeredAt, failure } = result.exchange
  await tools.writeAnswers({ exchanges: [await packExchange(result.exchange, null)], judgement: null })
  if (result.kind === 'silent') health.failed(failure ?? result.why)
  else if (result.kind === 'fault') await holdRuns(tools, result.fault)
  else if (result.kind === 'products') health.answered(answeredAt! - askedAt)
}

/** Sites are the same for all: they are looked at once, as soon as one may ask them. */
async function askSites(all: readonly CheckTools[]): Promise<void> {
  for (const tools of all) if (tools.till && (await mayAsk(tools, 'cdn'))) return tools.till.lookAgain()
}

async function askModule(tools: CheckTools, name: (typeof modules)[number]): Promise<void> {
  if (tools.till && (await mayAsk(tools, name))) await tools.till.lookAtModule(name, tools.stop)
}
