import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesUnder, importsOf, sourceFiles, textOf } from './source-files.js'

const lines = (file: string) => textOf(file).split('\n').length - 1

describe('the house', () => {
  it('has no file over 300 lines but the migrations and the words', () => {
    const long = sourceFiles.filter((file) => lines(file) > 300 && !/migrations|sentences/.test(file))
    expect(long).toEqual([])
  })

  it('has templates of 120 lines at most and partials of 40', () => {
    const views = filesUnder('views', '.hbs')
    const long = views.filter((file) => lines(file) > (file.startsWith('views/partials/') ? 40 : 120))
    expect(long).toEqual([])
  })

  it('has file names that are unique in the tree, in kebab-case', () => {
    // Words and jobs are named after what they are the words and the jobs of.
    const named = sourceFiles.filter((file) => !/^(jobs|server\/text\/sentences)\//.test(file))
    const names = named.map((file) => basename(file)).filter((name) => name !== 'index.ts')
    const twice = names.filter((name, at) => names.indexOf(name) !== at)
    expect(twice).toEqual([])
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(name))).toEqual([])
  })

  it('has no default exports and no barrels but two', () => {
    expect(sourceFiles.filter((file) => /^export default/m.test(textOf(file)))).toEqual([])
    const barrels = sourceFiles.filter((file) => basename(file) === 'index.ts')
    expect(barrels.filter((file) => !/^(entities(\/migrations)?|jobs)\/index\.ts$/.test(file))).toEqual([])
  })

  it('names no Manager, Helper, Util or Base', () => {
    expect(sourceFiles.filter((file) => /(^|[-/])(manager|helper|util|base)s?\.ts$/.test(file))).toEqual([])
  })

  it('puts nothing raw into a page but the layout its body and icons', () => {
    const raw = filesUnder('views', '.hbs').filter((file) => /\{\{\{/.test(textOf(file)))
    expect(raw.every((file) => file.startsWith('views/layouts/') || file.startsWith('views/reports/'))).toBe(
      true,
    )
  })

  it('keeps nothing in a module: the files of tests share a process', () => {
    // Filled from the rules alone: matchers by length, states by number, formats by zone, the hash of no password.
    const allowed = [
      'server/domain/codes/lost-separators.ts',
      'server/domain/codes/origin.ts',
      'server/domain/dates.ts',
      'server/text/when.ts',
      'server/users/passwords.ts',
    ]
    const state =
      /^(export )?((let|var) |const (?!.*: Readonly).*= (new (Map|Set|Registry)(<.*>)?\(\)|\[\]|\{\})$)/m
    expect(sourceFiles.filter((file) => state.test(textOf(file))).sort()).toEqual(allowed)
  })

  it('changes in no test what the process has one of: modules, environment, folder, clock, globals', () => {
    const changes =
      /vi\.(do)?mock\(|vi\.(stub(Env|Global)|useFakeTimers|setSystemTime|resetModules)\(|process\.chdir\(|process\.env(\.\w+|\[[^\]]+\]) *=[^=]|delete process\.env|globalThis\.\w+ *=[^=]/
    const tests = filesUnder('test', '.ts').filter((file) => file !== 'test/rules/house.test.ts')
    expect(tests.filter((file) => changes.test(textOf(file)))).toEqual([])
  })

  it('waits in its tests with a limit of its own, not with the second that vitest gives', () => {
    const waits = filesUnder('test', '.ts').filter((file) =>
      /vi\.waitFor\(|vi\.waitUntil\(/.test(textOf(file)),
    )
    expect(waits).toEqual(['test/wait-for.ts'])
  })

  it('has a reason to exist for every file: somebody imports it', () => {
    const used = new Set(sourceFiles.flatMap(importsOf).map(({ to }) => to))
    const entries =
      /^(ormconfig|server\/(main|demo\/(demo|seed)|cli\/[a-z-]+|sandbox\/[a-z-]+)|entities\/index)\.ts$/
    expect(sourceFiles.filter((file) => !used.has(file) && !entries.test(file))).toEqual([])
  })
})
