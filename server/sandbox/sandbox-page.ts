import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Handlebars from 'handlebars'
import { sayIfKnown } from '../text/say.js'
import type { MoodPlace } from './mood-places.js'
import type { Counts } from './request-log.js'

export interface SandboxView {
  places: readonly MoodPlace[]
  counts: Record<string, Counts>
}

/** The page of the stand-in: how every part treats requests, and how many came. Read once, at the start. */
export function sandboxPage(): (view: SandboxView) => string {
  const engine = Handlebars.create()
  engine.registerHelper('t', (key: string) => sayIfKnown('ru', key))
  const template = engine.compile(readFileSync(templatePath(), 'utf8'))
  return (view) => template(modelOf(view))
}

const modelOf = ({ places, counts }: SandboxView) => ({
  places: places.map((place) => {
    const { mood, requests } = place.last()
    return {
      name: place.name,
      title: titleOf(place.name),
      latencyMs: mood.latencyMs ?? '',
      requests: requests ?? '',
      answers: place.answers.map((answer) => ({
        value: answer,
        title: sayIfKnown('ru', `sandbox.answer.${answer}`).replace(/^sandbox\.answer\./, ''),
        isSelected: answer === mood.answer,
      })),
    }
  }),
  counts: Object.entries(counts).map(([name, { requests, codesAsked, maxInSlidingSecond, byPath }]) => ({
    title: titleOf(name),
    requests,
    codesAsked,
    maxInSlidingSecond,
    paths: Object.entries(byPath).map(([path, times]) => ({ path, times })),
  })),
})

const titleOf = (name: string): string => {
  const [, number, method] = /^cdn-(\d+)(?:-(\w+))?$/.exec(name) ?? []
  if (number === undefined) return sayIfKnown('ru', `sandbox.place.${name}`)
  return sayIfKnown('ru', `sandbox.place.site${method === undefined ? '' : `-${method}`}`, { number })
}

/** Beside package.json, seen from the sources and from dist/. */
function templatePath(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return join(folder, 'views', 'pages', 'sandbox', 'moods.hbs')
}
