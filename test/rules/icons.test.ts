import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectFolder, sourceFiles, textOf } from './source-files.js'

const viewsFolder = join(projectFolder, 'views')
const templates = readdirSync(viewsFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.hbs'))
  .map((name) => ({ file: `views/${name}`, text: readFileSync(join(viewsFolder, name), 'utf8') }))
const sources = sourceFiles.map((file) => ({ file, text: textOf(file) }))

const drawn = (files: { file: string; text: string }[], how: RegExp) =>
  files.flatMap(({ file, text }) => [...text.matchAll(how)].map(([, name]) => ({ file, name: name! })))

it('draws only icons that the sprite has: another one would be an empty place', () => {
  const sprite = readFileSync(join(viewsFolder, 'assets', 'icons.svg'), 'utf8')
  const icons = new Set([...sprite.matchAll(/<symbol id="i-([a-z]+)"/g)].map(([, name]) => name))
  const used = [
    ...drawn(templates, /\{\{> icon name="([^"]+)"/g),
    ...drawn(templates, /icon="([a-z]+)"/g),
    ...drawn(sources, /\bicon: '([^']+)'/g),
  ]
  expect(used.length).toBeGreaterThan(50)
  expect(used.filter(({ name }) => !icons.has(name))).toEqual([])
})
