import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'

// Loaded into the server by `--import`: tells the bench, on its question, how late the event loop ran since the last one.
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

process.on('message', () => {
  process.send({ p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 })
  delay.reset()
})
// The channel alone does not keep the server up.
process.channel?.unref()
