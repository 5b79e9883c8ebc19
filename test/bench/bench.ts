import { benchTable, isOver, type Measure } from './bench-table.js'
import { compareReaders } from './codes-bench.js'

// Codes and verdicts first: they take seconds. BENCH_ONLY=codes, deliveries or line measures that alone.

const only = process.env.BENCH_ONLY
const wants = (part: string): boolean => only === undefined || only === part

if (wants('codes')) {
  const { lines, missed } = compareReaders()
  console.log(`${lines.join('\n')}\n`)
  if (missed) process.exitCode = 1
}
if (wants('deliveries')) {
  const { deliveryMeasures } = await import('./delivery-bench.js')
  tell(await deliveryMeasures())
}
if (wants('line')) {
  const { lineMeasures } = await import('./line-bench.js')
  tell(await lineMeasures())
}

function tell(measures: Measure[]): void {
  console.log(`\n${benchTable(measures).join('\n')}\n\nMedians of the rounds, floor and ours in turn.`)
  if (measures.some(isOver)) process.exitCode = 1
}
