import fc from 'fast-check'
import { fullCodes } from '../domain/codes/generator.js'
import { parseCode } from '../../server/domain/codes/parse-code.js'
import { spoil } from './dirty-codes.js'
const lists = Object.values(fullCodes).map((n) => fc.sample(n, { seed: 1, numRuns: 100 }))
const raws = lists[0]!.flatMap((_, at) => lists.map((l) => l[at]!)).map((c, at) => spoil(c.text, at))
const t = performance.now(); while (performance.now() - t < 4000) for (const r of raws) parseCode(r)
