import fc from 'fast-check'
import { fullCodes } from '../domain/codes/generator.js'
import { parseCode } from '../../server/domain/codes/parse-code.js'
import { readCleanCode } from '../../server/domain/codes/clean-code.js'
import { repairCode } from '../../server/domain/codes/repair-code.js'
import { readTag1162 } from '../../server/domain/codes/tag-1162.js'
import { traitsOf } from '../../server/domain/codes/traits.js'
import { readText } from '../../server/domain/codes/read-text.js'
import { undoCapsLock } from '../../server/domain/codes/caps-lock.js'
import { restoreSeparators } from '../../server/domain/codes/lost-separators.js'
import { libraries } from './code-readers.js'
import { spoil } from './dirty-codes.js'
const lists = Object.values(fullCodes).map((n) => fc.sample(n, { seed: 1, numRuns: 200 }))
const raws = lists[0]!.flatMap((_, at) => lists.map((l) => l[at]!)).map((c, at) => Buffer.from(spoil(c.text, at)).toString())
const lost = raws.filter((_, at) => at % 10 < 4)
const cpu = () => { const { user } = process.cpuUsage(); return user }
const time = (name: string, f: (r: string) => unknown, raws: string[]) => { let best = 1e9; for (let k = 0; k < 9; k++) { const t = cpu(); let n = 0; while (cpu() - t < 50000) { for (const r of raws) { try { f(r) } catch {} } n += raws.length } best = Math.min(best, (cpu() - t) * 1000 / n) } console.log(name.padEnd(30), best.toFixed(0).padStart(6), 'ns') }
time('T0', traitsOf, lost)
time('pos all', libraries[0]!.read, raws)
time('pos lost', libraries[0]!.read, lost)
time('T1', traitsOf, lost)
time('all', parseCode, raws)
time('T2', traitsOf, lost)
time('lost', parseCode, lost)
time('T3', traitsOf, lost)
time('lost clean', readCleanCode, lost)
time('lost repair', repairCode, lost)
time('T4', traitsOf, lost)
time('lost tag', (r) => readTag1162(r.trim()), lost)
time('lost traits', traitsOf, lost)
time('lost caps', undoCapsLock, lost)
time('lost text', (r) => readText(r, false, 0), lost)
time('lost restore', restoreSeparators, lost)
const restored = lost.map((r) => Buffer.from(restoreSeparators(r)!.text).toString())
time('restored clean', readCleanCode, restored)
time('layout', parseCode, raws.filter((_, at) => at % 10 > 3 && at % 10 < 6))
time('tokens', parseCode, raws.filter((_, at) => at % 10 > 5 && at % 10 < 8))
time('prefix', parseCode, raws.filter((_, at) => at % 10 === 8))
time('other', parseCode, raws.filter((_, at) => at % 10 === 9))
