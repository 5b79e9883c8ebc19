import fc from 'fast-check'
import { fullCodes } from '../domain/codes/generator.js'
import { traitsOf } from '../../server/domain/codes/traits.js'
import { libraries } from './code-readers.js'
const lists = Object.values(fullCodes).map((n) => fc.sample(n, { seed: 1, numRuns: 200 }))
const lost = lists.flat().map((c) => Buffer.from(c.text.replaceAll('\x1d','')).toString())
const cpu = () => process.cpuUsage().user
const time = (name: string, f: (r: string) => unknown, raws: string[]) => { let best = 1e9; for (let k = 0; k < 5; k++) { const t = cpu(); let n = 0; while (cpu() - t < 50000) { for (const r of raws) { try { f(r) } catch {} } n += raws.length } best = Math.min(best, (cpu() - t) * 1000 / n) } console.log(name.padEnd(30), best.toFixed(0).padStart(6), 'ns') }
time('traits', traitsOf, lost)
for (const l of libraries) { time(l.name, l.read, lost); time('traits', traitsOf, lost) }
