import { describe, expect, it } from 'vitest'
import { importsOf, sourceFiles } from './source-files.js'

/** Who may import whom: a room of the house → what may stand in its imports. `*` ends a prefix. */
const rooms: { room: RegExp; may: (RegExp | string)[] }[] = [
  { room: /^server\/domain\//, may: [/^server\/domain\//] },
  { room: /^server\/text\//, may: [/^server\/text\//] },
  { room: /^entities\//, may: [/^entities\//, /^server\/domain\//, 'typeorm'] },
  { room: /^jobs\/catalog/, may: [/^server\/domain\//, 'zod'] },
  { room: /^jobs\//, may: [/^jobs\//] },
  {
    room: /^server\/queue\//,
    may: [
      /^server\/queue\//,
      /^jobs\//,
      /^server\/domain\/lanes/,
      /^server\/(errors|log|clock|database|process-name)\.ts/,
      'entities/index.ts',
      'bull',
      'ioredis',
    ],
  },
  {
    room: /^server\/crpt\//,
    may: [/^server\/crpt\//, /^server\/domain\//, /^server\/(errors|log|clock)\.ts/, 'undici', /^node:/],
  },
  {
    room: /^server\/intake\//,
    may: [
      /^server\/intake\//,
      /^server\/domain\//,
      /^server\/errors\.ts/,
      'saxes',
      'iconv-lite',
      'yauzl',
      /^node:/,
    ],
  },
  {
    room: /^server\/sandbox\//,
    may: [
      /^server\/sandbox\//,
      /^server\/domain\//,
      /^server\/(errors|clock)\.ts/,
      /^server\/text\//,
      'express',
      'handlebars',
      'iconv-lite',
      /^node:/,
    ],
  },
  {
    room: /^server\/web\//,
    may: [
      /^server\/web\//,
      /^server\/text\//,
      /^server\/(errors|clock|log|database)\.ts/,
      /^server\/domain\/(access|dates)/,
      /^entities\/index/,
      'express',
      'express-session',
      'csrf-sync',
      'helmet',
      'handlebars',
      'multer',
      'zod',
      'typeorm',
      /^node:/,
    ],
  },
]

const allowed = (to: string, may: (RegExp | string)[]) =>
  may.some((rule) => (typeof rule === 'string' ? rule === to : rule.test(to)))

const imports = sourceFiles.flatMap(importsOf)

describe('who imports whom', () => {
  it.each(rooms)('keeps to the house rules in $room', ({ room, may }) => {
    const wrong = imports.filter(
      ({ from, to }) =>
        room.test(from) &&
        !(room.source.includes('jobs') && /catalog/.test(from) && !room.source.includes('catalog')) &&
        !allowed(to, may),
    )
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('has nobody import the wiring but the start', () => {
    const wrong = imports.filter(({ from, to }) => to === 'server/wiring.ts' && from !== 'server/boot.ts')
    expect(wrong).toEqual([])
  })

  it('lets the sandbox and the client of ЧЗ know nothing of each other', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        (from.startsWith('server/sandbox/') && to.startsWith('server/crpt/')) ||
        (from.startsWith('server/crpt/') && to.startsWith('server/sandbox/')),
    )
    expect(wrong).toEqual([])
  })

  it('reads the environment in the configuration only', async () => {
    const { textOf } = await import('./source-files.js')
    const readers = sourceFiles.filter((file) => /process\.env\b/.test(textOf(file)))
    expect(readers.filter((file) => !/^server\/(main|cli\/|demo\/)/.test(file))).toEqual([])
  })

  it('opens transactions through the one door only', async () => {
    const { textOf } = await import('./source-files.js')
    const openers = sourceFiles.filter((file) => /\.transaction\(|startTransaction\(/.test(textOf(file)))
    expect(openers).toEqual(['server/transaction.ts'])
  })

  it('has no cycles', () => {
    const next = new Map<string, string[]>()
    for (const { from, to, typeOnly } of imports)
      if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to])
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (file: string, path: string[]): void => {
      if (path.includes(file)) return void cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      for (const to of next.get(file) ?? []) walk(to, [...path, file])
      done.add(file)
    }
    for (const file of sourceFiles) walk(file, [])
    expect(cycles).toEqual([])
  })
})
