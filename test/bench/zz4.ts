import fc from 'fast-check'
import { fullCodes } from '../domain/codes/generator.js'
import { traitsOf } from '../../server/domain/codes/traits.js'
const lists = Object.values(fullCodes).map((n) => fc.sample(n, { seed: 1, numRuns: 200 }))
const lost = lists.flat().map((c) => Buffer.from(c.text.replaceAll('\x1d','')).toString())
console.log(lost.reduce((a, b) => a + b.length, 0) / lost.length)
const cpu = () => process.cpuUsage().user
const time = (name: string, f: (r: string) => unknown, raws: string[]) => { let best = 1e9; for (let k = 0; k < 9; k++) { const t = cpu(); let n = 0; while (cpu() - t < 50000) { for (const r of raws) { f(r) } n += raws.length } best = Math.min(best, (cpu() - t) * 1000 / n) } console.log(name.padEnd(30), best.toFixed(0).padStart(6), 'ns') }
time('traits', traitsOf, lost)
const words = lost.map((r)=>'x'.repeat(75)); time('traits x', traitsOf, words)
const big = Array.from({length: 2600}, (_, i) => Buffer.from(('x' + i).repeat(20).slice(0, 75)).toString()); time('traits big', traitsOf, big)
import { typeInRussianLayout } from '../../server/domain/codes/keyboard-layout.js'
import { parseCode } from '../../server/domain/codes/parse-code.js'
const lay = lost.map(typeInRussianLayout)
time('traits layout', traitsOf, lay)
time('traits after layout', traitsOf, lost)
time('traits cons', (r) => traitsOf('abcdefghijklmnop' + r), lost)
time('traits after cons', traitsOf, lost)
time('traits slice', (r) => traitsOf(r.slice(2)), lost)
time('traits after slice', traitsOf, lost)
time('parse', parseCode, lost)
time('traits after parse', traitsOf, lost)
time('parse layout', parseCode, lay)
time('traits after parse layout', traitsOf, lost)
import { spoil } from './dirty-codes.js'
const all2 = lists[0]!.flatMap((_, at) => lists.map((l) => l[at]!)).map((c, at) => Buffer.from(spoil(c.text, at)).toString())
for (let k = 0; k < 10; k++) for (let j = 0; j < 8; j++) {
  const some = all2.filter((_, at) => at % 10 === k && Math.floor(at / 10) % 8 === j)
  for (let i = 0; i < 300; i++) for (const r of some) parseCode(r)
  time(`after ${k} ${j}`, traitsOf, lost)
}
