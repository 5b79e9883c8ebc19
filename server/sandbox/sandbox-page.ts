import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { viewsFolder } from './views-folder.js'
import { sayIfKnown } from '../text/say.js'
import type { MoodPlace } from './mood-places.js'
import type { Counts } from './request-log.js'

export interface SandboxView {
  /** What of the stand-in has an address of its own. */
  addresses: Record<string, string>
  places: readonly MoodPlace[]
  counts: Record<string, Counts>
}

/** The page of the stand-in: how every part treats requests, and how many came. Read once, at the start. */
export function sandboxPage(): (view: SandboxView) => string {
  const engine = Handlebars.create()
  engine.registerHelper('t', (key: string) => sayIfKnown('ru', key))
  const template = engine.compile(readFileSync(join(viewsFolder(), 'pages', 'sandbox', 'moods.hbs'), 'utf8'))
  return (view) => template(modelOf(view))
}

/** The program's own look, in the order of its layers. */
const styles = ['tokens', 'fonts', 'base', 'layout', 'parts', 'pages']

const modelOf = ({ addresses, places, counts }: SandboxView) => ({
  styles: styles.map((name) => `/sandbox/assets/css/${name}.css`),
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
    address: addresses[name],
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
