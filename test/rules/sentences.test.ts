import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sentences } from '../../server/text/sentences.js'
import { isSentenceKey } from '../../server/text/say.js'
import { filesUnder, projectFolder, sourceFiles, textOf } from './source-files.js'

const all = Object.entries(sentences) as [string, { ru: string; en: string }][]
const holes = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[|}]/g)].map(([, name]) => name))].sort()

describe('the words', () => {
  it('are there in both languages', () => {
    expect(all.filter(([, { ru, en }]) => ru.trim() === '' || en.trim() === '').map(([key]) => key)).toEqual(
      [],
    )
  })

  it('take the same values in both languages', () => {
    const uneven = all.filter(([, { ru, en }]) => holes(ru).join() !== holes(en).join())
    expect(uneven.map(([key, { ru, en }]) => `${key}: ${holes(ru).join()} / ${holes(en).join()}`)).toEqual([])
  })

  it('are Russian in Russian and not in English', () => {
    const names = /«[^»]*»|ТОРГ-2|ЧЗ|ГИС МТ|УПД|ИНН|КПП|МРЦ|КИ|[А-ЯЁ]{2,}/g
    const mixed = all.filter(([, { en }]) => /[а-яё]{3,}/.test(en.replace(names, '')))
    expect(mixed.map(([key]) => key)).toEqual([])
  })

  it('stand in one table each: a second one would silently win', async () => {
    const written = new Map<string, { file: string; sentence: unknown }[]>()
    for (const file of filesUnder('server/text/sentences', '.ts')) {
      const tables = Object.values((await import(join(projectFolder, file))) as Record<string, object>)
      for (const [key, sentence] of tables
        .filter((table) => typeof table === 'object')
        .flatMap(Object.entries))
        written.set(key, [...(written.get(key) ?? []), { file, sentence }])
    }
    expect(all.filter(([key]) => !written.has(key)).map(([key]) => key)).toEqual([])
    // a table that takes another in whole has its very sentences
    const twice = [...written].filter(([, found]) => new Set(found.map(({ sentence }) => sentence)).size > 1)
    expect(twice.map(([key, found]) => `${key}: ${found.map(({ file }) => file).join(', ')}`)).toEqual([])
  })

  it('raise their voice nowhere', () => {
    expect(all.filter(([, { ru, en }]) => /[!]/.test(ru + en)).map(([key]) => key)).toEqual([])
  })

  it('exist for every exception of ours', () => {
    const thrown = sourceFiles.flatMap((file) =>
      [...textOf(file).matchAll(/(?:new AppError\(\s*'\w+',\s*|notFound\(|forbidden\()'([\w.-]+)'/g)].map(
        ([, key]) => key!,
      ),
    )
    expect(thrown.length).toBeGreaterThan(10)
    expect(thrown.filter((key) => !isSentenceKey(`error.${key}`))).toEqual([])
  })

  it('exist for every key that a template names', () => {
    const named = filesUnder('views', '.hbs').flatMap((file) =>
      [...textOf(file).matchAll(/\{\{\s*t\s+"([^"]+)"/g)].map(([, key]) => `${file}: ${key}`),
    )
    expect(named.filter((entry) => !isSentenceKey(entry.split(': ')[1]!))).toEqual([])
  })
})
