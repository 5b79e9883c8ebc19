import fc from 'fast-check'
import { textTable } from '../../server/cli/text-table.js'
import { anyCis, anyPack, fullCodes, type Invented } from '../domain/codes/generator.js'
import { median } from './bench-table.js'
import { libraries, ours, readsRight, type CodeReader } from './code-readers.js'
import { spoil } from './dirty-codes.js'
import { verdictsPerSecond } from './verdict-bench.js'

const seed = 1
const ofEach = 200
const rounds = 25
const roundMs = 40
const verdictsLimit = 300_000

interface Sample {
  raw: string
  code: Invented
}
interface Mix {
  name: string
  samples: Sample[]
  /** The least that is allowed and what is aimed at, times the fastest library. */
  limit: number
  goal?: number
}

const sampled = (codes: fc.Arbitrary<Invented>) => fc.sample(codes, { seed, numRuns: ofEach })
/** As off the wire: one piece of memory, which strings made by joining are not. */
const received = (text: string): string => Buffer.from(text).toString()

/** Codes of different templates by turns. */
const byTurns = (lists: Invented[][]): Invented[] =>
  lists[0]!.flatMap((_, at) => lists.map((list) => list[at]!))

function mixes(): Mix[] {
  const full = Object.values(fullCodes).map(sampled)
  const clean = byTurns([...full, sampled(anyCis), sampled(anyPack)])
  return [
    {
      name: 'clean codes',
      samples: clean.map((code) => ({ raw: received(code.text), code })),
      limit: 1,
      goal: 1.5,
    },
    {
      name: 'dirty codes',
      samples: byTurns(full).map((code, at) => ({ raw: received(spoil(code.text, at)), code })),
      limit: 0.3,
    },
  ]
}

/** Codes a second of one reader; a library that throws has answered too. */
function codesPerSecond(reader: CodeReader, samples: readonly Sample[], forMs: number): number {
  const from = performance.now()
  let read = 0
  while (performance.now() - from < forMs) {
    for (const { raw } of samples) {
      try {
        reader.read(raw)
      } catch {
        // counted as read
      }
    }
    read += samples.length
  }
  return (read / (performance.now() - from)) * 1000
}

/** Rows of the table, and whether the limit is missed. The readers take turns, so a slow moment hits all of them. */
function compare({ name, samples, limit, goal }: Mix): { rows: string[][]; missed: boolean } {
  const readers = [ours, ...libraries]
  for (const reader of readers) codesPerSecond(reader, samples, 5 * roundMs)
  const turns = Array.from({ length: rounds }, () =>
    readers.map((reader) => codesPerSecond(reader, samples, roundMs)),
  )
  const speeds = readers.map((_, at) => median(turns.map((turn) => turn[at]!)))
  const fastest = Math.max(...speeds.slice(1))
  const missed = speeds[0]! / fastest < limit
  const rows = readers.map((reader, at) => [
    at === 0 ? name : '',
    reader.name,
    `${samples.filter(({ raw, code }) => readsRight(reader, raw, code)).length} of ${samples.length}`,
    shown(speeds[at]!),
    (speeds[at]! / fastest).toFixed(2),
    at === 0 ? `≥ ${limit} ×${goal === undefined ? '' : `, goal ${goal} ×`}` : '',
    at === 0 && missed ? 'missed' : '',
  ])
  return { rows, missed }
}

const shown = (value: number): string => Math.round(value).toLocaleString('en')

/** Reading codes beside the libraries of the registry, and deciding verdicts. True where a limit is missed. */
export function compareReaders(): { lines: string[]; missed: boolean } {
  const compared = mixes().map(compare)
  const verdicts = verdictsPerSecond()
  const slow = verdicts < verdictsLimit
  const right = { align: 'right' as const }
  const lines = textTable(
    [
      { title: 'measured' },
      { title: 'reader' },
      { title: 'read right', ...right },
      { title: 'a second', ...right },
      { title: '× fastest', ...right },
      { title: 'limit' },
      { title: '' },
    ],
    [
      ...compared.flatMap(({ rows }) => rows),
      ['verdicts', 'decideCode', '', shown(verdicts), '', `≥ ${shown(verdictsLimit)}`, slow ? 'missed' : ''],
    ],
  )
  return { lines, missed: slow || compared.some(({ missed }) => missed) }
}
