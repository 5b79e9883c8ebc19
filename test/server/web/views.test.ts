import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../server/errors.js'
import { loadViews } from '../../../server/web/views.js'
import { testFolder } from '../../database.js'
import { filesUnder, textOf } from '../../rules/source-files.js'

/** Loads templates that are given by their path, without `.hbs`. */
function viewsOf(templates: Record<string, string>) {
  const folder = mkdtempSync(join(testFolder, 'views-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'icons.svg'), '<svg>\n  <!-- a -->\n  <symbol id="i-a"/>\n</svg>')
  for (const [name, source] of Object.entries(templates)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, `${name}.hbs`), source)
  }
  return loadViews(folder)
}

function faultsOf(templates: Record<string, string>): string {
  try {
    viewsOf(templates)
  } catch (error) {
    return String((error as AppError).params.faults)
  }
  return ''
}

describe('the views', () => {
  it('of the program are all without a fault', () => {
    expect(loadViews().names).toContain('pages/error')
  })

  it('of the program can all be compiled: the start leaves that to the first show', () => {
    const files = filesUnder('views', '.hbs')
    expect(files.length).toBeGreaterThan(100)
    for (const file of files) expect(() => Handlebars.precompile(textOf(file)), file).not.toThrow()
  })

  it('are refused for what only compiling would find', () => {
    expect(faultsOf({ 'pages/a': '{{> b one two}}', 'partials/b': '' })).toContain('views/pages/a.hbs:')
  })

  it('are rendered with their partials, values escaped', () => {
    const views = viewsOf({ 'pages/a': '<p>{{> b name=word}}</p>', 'partials/b': '{{name}}' })
    expect(views.render('pages/a', { word: '<i>' })).toBe('<p>&lt;i&gt;</p>')
  })

  it('write a text of several lines as it is, wherever its field stands', () => {
    const views = viewsOf({
      'pages/a': '<form>\n    {{> b}}\n</form>',
      'partials/b': '<textarea>{{text}}</textarea>\n',
    })
    expect(views.render('pages/a', { text: 'one\ntwo' })).toContain('<textarea>one\ntwo</textarea>')
  })

  it('say sentences in the language of the page, in a partial too', () => {
    const views = viewsOf({
      'pages/a': '{{#each rows}}{{> b}}{{/each}}',
      'partials/b': '{{t "nav.claims"}} ',
    })
    expect(views.render('pages/a', { language: 'en', rows: [1, 2] })).toBe('Claims Claims ')
  })

  it('hold the sprite as one line without comments', () => {
    const views = viewsOf({ 'pages/a': '{{> sprite}}' })
    expect(views.render('pages/a', {})).toBe('<svg hidden aria-hidden="true"><symbol id="i-a"/></svg>')
  })

  it('are refused at the start with every fault at once, each with its file', () => {
    const faults = faultsOf({
      'pages/a': '{{> gone}}',
      'pages/b': '{{#if x}}',
      'pages/c': '{{t "no.such.sentence"}}',
      'pages/d': '{{upper name}}',
    })
    expect(faults).toContain('views/pages/a.hbs: no partial gone')
    expect(faults).toContain('views/pages/b.hbs: Parse error')
    expect(faults).toContain('views/pages/c.hbs: no sentence no.such.sentence')
    expect(faults).toContain('views/pages/d.hbs:')
  })

  it.each(['{{{name}}}', '{{&name}}', '{{{body}}}'])('let nothing in unescaped on a page: %s', (source) => {
    expect(faultsOf({ 'pages/a': source })).toContain('three braces')
  })

  it('let the body into a layout', () => {
    expect(faultsOf({ 'layouts/a': '{{{body}}}' })).toBe('')
    expect(faultsOf({ 'layouts/a': '{{{title}}}' })).toContain('three braces')
  })

  it('refuse a partial that the model chooses, but in the gallery', () => {
    expect(faultsOf({ 'pages/a': '{{> (lookup . "x")}}' })).toContain('a partial is called by its name')
    expect(faultsOf({ 'pages/dev/gallery': '{{> (lookup . "x")}}' })).toBe('')
  })

  it('refuse a name that is not there', () => {
    expect(() => viewsOf({}).render('pages/none', {})).toThrow('views.unknown')
  })
})
