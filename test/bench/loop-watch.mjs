import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'

// Loaded into the server by `--import`: tells the bench, on its question, how late the event loop ran
// and how much processor time went since the last one.
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let spent = process.cpuUsage()

process.on('message', () => {
  const { user, system } = process.cpuUsage(spent)
  process.send({ p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6, cpuMs: (user + system) / 1000 })
  spent = process.cpuUsage()
  delay.reset()
})
// The channel alone does not keep the server up.
process.channel?.unref()
