import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express from 'express'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { loadAssets } from '../../../server/web/assets.js'
import { viewsFolder } from '../../../server/web/project-folder.js'

const folder = join(viewsFolder(), 'assets')
const sheets = readdirSync(join(folder, 'css')).map((name) => [
  name,
  readFileSync(join(folder, 'css', name), 'utf8'),
])
/** Without comments and strings, so that words in them are no syntax. */
const bare = (css: string) => css.replace(/\/\*.*?\*\//gs, '').replace(/"[^"]*"/g, '""')

/** Selectors and at-rules that open a block, each with what it stands in. */
function blocks(css: string): { opens: string; within: string[] }[] {
  const found: { opens: string; within: string[] }[] = []
  const within: string[] = []
  let text = ''
  for (const sign of bare(css)) {
    if (sign === '{') {
      const opens = text.trim()
      found.push({ opens, within: [...within] })
      within.push(opens)
      text = ''
    } else if (sign === '}') {
      within.pop()
      text = ''
    } else if (sign === ';') text = ''
    else text += sign
  }
  return found
}

describe('the style sheets', () => {
  // Chrome 109 is the newest on Windows 7, which store PCs still have.
  const newer =
    /light-dark\(|color-mix\(|text-wrap|@container|@scope|@starting-style|@property|anchor-name|:has\(.*:has\(|\boklch\(|\bsubgrid\b|\bpopover\b|safe center|field-sizing|interpolate-size/
  it.each(sheets)('%s uses nothing that Chrome 109 does not know', (_name, css) => {
    expect(newer.exec(bare(css!))?.[0]).toBeUndefined()
  })

  it.each(sheets)('%s has no nested rules', (_name, css) => {
    const nested = blocks(css!).filter(({ within }) => within.some((outer) => !outer.startsWith('@')))
    expect(nested.map(({ opens }) => opens)).toEqual([])
  })

  it('would notice a nested rule and a word of a newer browser', () => {
    expect(blocks('@layer a { .b { color: red; .c { color: blue } } }').at(-1)?.within).toEqual([
      '@layer a',
      '.b',
    ])
    expect(newer.test('color: light-dark(red, blue)')).toBe(true)
  })

  it.each(sheets)('%s loads nothing from elsewhere, and every file it names is there', (_name, css) => {
    for (const [, file] of css!.matchAll(/url\("([^"]+)"\)/g)) {
      expect(file).toMatch(/^\.\.\/fonts\//)
      expect(existsSync(join(folder, 'css', file!))).toBe(true)
    }
    expect(css).not.toMatch(/@import/)
  })
})

describe('the assets', () => {
  const assets = loadAssets()
  const app = express().use(assets.router)

  it('are kept for a year at the address of their content', async () => {
    const { headers } = await supertest(app).get(assets.url('css/tokens.css')).expect(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['content-type']).toBe('text/css; charset=utf-8')
  })

  it('are asked for anew at any other address', async () => {
    const { headers } = await supertest(app).get('/assets/css/tokens.css?v=old').expect(200)
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('have their right types', async () => {
    const typeOf = async (file: string) =>
      (await supertest(app).get(assets.url(file))).headers['content-type']
    expect(await typeOf('fonts/golos-text-5.2.8-cyrillic-400.woff2')).toBe('font/woff2')
    expect(await typeOf('js/live.js')).toMatch(/^text\/javascript/)
    expect(await typeOf('favicon.svg')).toBe('image/svg+xml')
  })

  it('give nothing from outside of their folder', async () => {
    await supertest(app).get('/assets/..%2f..%2fpackage.json').expect(404)
    await supertest(app).get('/assets/../../package.json').expect(404)
  })
})
