import { benchTable, isOver } from './bench-table.js'
import { compareReaders } from './codes-bench.js'

// Codes and verdicts first: they take seconds. `BENCH_ONLY=codes` stops there.

const { lines, missed } = compareReaders()
console.log(`${lines.join('\n')}\n`)
if (missed) process.exitCode = 1
if (process.env.BENCH_ONLY !== 'codes') {
  const { deliveryMeasures } = await import('./delivery-bench.js')
  const measures = await deliveryMeasures()
  console.log(`\n${benchTable(measures).join('\n')}\n\nMedians of the rounds, floor and ours in turn.`)
  if (measures.some(isOver)) process.exitCode = 1
}
