import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { Router } from 'express'
import { say } from '../text/say.js'
import { viewsFolder } from './project-folder.js'
import type { Views } from './views.js'
import type { Web } from './web.js'

/** Beside a partial: the models that it is shown with, as a JSON array. */
const samplesEnding = '.samples.json'

/** /dev/gallery: every partial with its samples, light and dark. For administrators; left out of a real store's server. */
export function galleryRoutes({ web, views }: { web: Web; views: Views }): Router {
  const folder = join(viewsFolder(), 'partials')
  return Router().get('/dev/gallery', web.only('administrator'), async (req, res) => {
    const language = web.langOf(req)
    const samples = readSamples(folder)
    const partials = views.names
      .filter((name) => name.startsWith('partials/'))
      .map((name) => name.slice('partials/'.length))
    const shown = partials.filter((name) => samples.has(name))
    await web.page(res, 'dev/gallery', {
      title: say(language, 'gallery.title'),
      parts: shown.map((name) => ({ name, samples: samples.get(name)!.map((model) => ({ name, model })) })),
      bare: partials.filter((name) => !samples.has(name)).join(', '),
    } as { title: string })
  })
}

function readSamples(folder: string): Map<string, object[]> {
  const samples = new Map<string, object[]>()
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (entry.endsWith(samplesEnding)) {
      const name = entry.slice(0, -samplesEnding.length).split(sep).join('/')
      samples.set(name, JSON.parse(readFileSync(join(folder, entry), 'utf8')) as object[])
    }
  return samples
}
