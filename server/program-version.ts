import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './web/project-folder.js'

/** As package.json says. */
export const programVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}
