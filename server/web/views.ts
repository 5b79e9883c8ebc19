import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import Handlebars from 'handlebars'
import { AppError } from '../errors.js'
import { sayIfKnown, type Language, type SentenceParams } from '../text/say.js'
import { viewsFolder } from './project-folder.js'
import { templateFaults } from './template-faults.js'

export interface Views {
  /** Renders a template by its path under views/: 'pages/users/list', 'partials/flash', 'reports/act'. */
  render(name: string, model: object): string
  /** Every template, by the same path. */
  names: string[]
}

/** What a template may call besides values and partials. */
const knownHelpers = { if: true, unless: true, each: true, t: true }
/** Without the indent of their place: it would be written into the text of a textarea, once more with every saving. */
const compileOptions: CompileOptions = { knownHelpers, knownHelpersOnly: true, preventIndent: true }

/**
 * Reads every template once. A missing partial, an unknown helper or sentence, a template that does not parse: an error
 * here, at the start, and all of them at once.
 */
export function loadViews(folder = viewsFolder()): Views {
  const sources = readTemplates(folder)
  const faults = templateFaults(sources, compileOptions)
  if (faults.length > 0) throw new AppError('bug', 'views.faulty', { faults: faults.join('\n') })
  const engine = Handlebars.create()
  engine.registerHelper('t', translate)
  const templates = new Map<string, HandlebarsTemplateDelegate>()
  for (const [name, source] of sources) {
    const template = engine.compile(source, compileOptions)
    templates.set(name, template)
    if (name.startsWith('partials/')) engine.registerPartial(name.slice('partials/'.length), template)
  }
  return {
    names: [...templates.keys()],
    render(name, model) {
      const template = templates.get(name)
      if (!template) throw new AppError('bug', 'views.unknown', { name })
      return template(model)
    },
  }
}

/** Template → its text. The sprite of icons is a partial of its own. */
function readTemplates(folder: string): Map<string, string> {
  const sources = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (entry.endsWith('.hbs'))
      sources.set(
        entry.slice(0, -'.hbs'.length).split(sep).join('/'),
        readFileSync(join(folder, entry), 'utf8'),
      )
  const icons = readFileSync(join(folder, 'assets', 'icons.svg'), 'utf8')
  sources.set(
    'partials/sprite',
    icons.replace(/<!--.*?-->|\n\s*/gs, '').replace('<svg', '<svg hidden aria-hidden="true"'),
  )
  return sources
}

/** {{t "key" name=value}}: a sentence in the language of the page. */
function translate(key: string, options: Handlebars.HelperOptions): string {
  const { language } = options.data.root as { language: Language }
  return sayIfKnown(language, key, options.hash as SentenceParams)
}
