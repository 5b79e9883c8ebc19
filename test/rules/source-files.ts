import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'

export const projectFolder = new URL('../../', import.meta.url).pathname

/** Files under a folder of the project, as paths from its top with forward slashes. */
export function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => posix.join(folder, name.split(sep).join('/')))
    .sort()
}

export const sourceFiles = [
  ...['server', 'jobs', 'entities'].flatMap((folder) => filesUnder(folder, '.ts')),
  'ormconfig.ts',
]

export const textOf = (file: string): string => readFileSync(join(projectFolder, file), 'utf8')

export interface Import {
  from: string
  /** A path from the top of the project, or the name of a package. */
  to: string
  typeOnly: boolean
}

const statement = /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm

/** What a file imports. */
export function importsOf(file: string): Import[] {
  return [...textOf(file).matchAll(statement)].map(([, type, target]) => ({
    from: file,
    to: target!.startsWith('.')
      ? posix.join(posix.dirname(file), target!).replace(/\.js$/, '.ts')
      : target!.split('/', target!.startsWith('@') ? 2 : 1).join('/'),
    typeOnly: type !== undefined,
  }))
}
