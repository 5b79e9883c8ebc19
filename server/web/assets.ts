import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { static as serveStatic, Router } from 'express'
import { viewsFolder } from './project-folder.js'

export interface Assets {
  /** Serves /assets/. */
  router: Router
  /** Address of a file under views/assets with the version of its content. */
  url(file: string): string
  styles: string[]
  scripts: string[]
}

/** The cascade is in this order. */
const sheets = ['fonts', 'tokens', 'base', 'layout', 'parts', 'pages', 'print']
const year = 365 * 24 * 3600

/** Every file directly in js/ is an entry of its own, loaded by each page as a module. */
export function loadAssets(folder = join(viewsFolder(), 'assets')): Assets {
  const versions = readVersions(folder)
  const url = (file: string) => `/assets/${file}?v=${versions.get(file) ?? '0'}`
  const scripts = [...versions.keys()].filter((file) => /^js\/[^/]+\.js$/.test(file)).sort()
  return {
    url,
    styles: sheets.map((sheet) => url(`css/${sheet}.css`)),
    scripts: scripts.map(url),
    router: assetsRouter(folder, versions),
  }
}

function readVersions(folder: string): Map<string, string> {
  const versions = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry)
    if (!statSync(path).isFile()) continue
    const hash = createHash('sha256').update(readFileSync(path)).digest('base64url')
    versions.set(entry.split(sep).join('/'), hash.slice(0, 10))
  }
  return versions
}

/** A file asked for by the version it has never changes at that address; fonts carry theirs in the name. */
function assetsRouter(folder: string, versions: Map<string, string>): Router {
  const files = serveStatic(folder, {
    index: false,
    cacheControl: false,
    setHeaders(res, path) {
      const file = relative(folder, path).split(sep).join('/')
      const asked = new URL(res.req.url ?? '/', 'http://local').searchParams.get('v')
      const forever = file.startsWith('fonts/') || asked === versions.get(file)
      res.setHeader('Cache-Control', forever ? `public, max-age=${year}, immutable` : 'no-cache')
    },
  })
  return Router().use('/assets', files)
}
