import { has } from '../needs.js'
import { runSoak } from './run-soak.js'

// Hours of a bad day in minutes: 50,000 codes, on PostgreSQL and Redis where they are, else on SQLite.
// usage: soak.ts [CODES] [SEED]; exit 1 where a promise did not hold.

const [codes = '50000', seed = '1'] = process.argv.slice(2)
const isChain = has('postgres') && has('redis')
const report = await runSoak({
  codes: Number(codes),
  perDelivery: 500,
  kills: 3,
  isChain,
  entry: 'dist/server/main.js',
  seed: Number(seed),
  patienceMs: 30 * 60_000,
  say: (text) => console.log(text),
})
const { wrong, overAsked, memory, ...rest } = report
const growth = Math.round((memory.last / memory.second) * 100) / 100
console.log({ isChain, ...rest, wrong: wrong.slice(0, 5), overAsked: overAsked.slice(0, 5), memory, growth })
const everyFault = rest.faults.length === 10 && rest.faultsAbroad.length === 9
const holds =
  wrong.length === 0 &&
  overAsked.length === 0 &&
  rest.maxInSlidingSecond <= 50 &&
  (rest.checkPartGapMs ?? 0) >= 2000 &&
  growth <= 1.15 &&
  everyFault
console.log(
  holds
    ? 'every promise held'
    : `broken: ${wrong.length} wrong, ${overAsked.length} asked too often${everyFault ? '' : ', not every fault was met'}`,
)
process.exitCode = holds ? 0 : 1
