import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Styles of an act that is one file, and the policy that allows them and nothing else. */
export interface ActStyles {
  css: string
  csp: string
}

const sheets = ['tokens', 'base', 'print', 'act']
/** Weights that paper uses. */
const weights = /font-weight:\s*(400|700)\b/

/** Reads the style sheets under views/assets/css, with the faces inside. */
export function readActStyles(assetsFolder: string): ActStyles {
  const read = (sheet: string) => readFileSync(join(assetsFolder, 'css', `${sheet}.css`), 'utf8')
  const css = [...sheets.map(read), facesInside(read('fonts'), join(assetsFolder, 'css'))].join('\n')
  const hash = createHash('sha256').update(css).digest('base64')
  return { css, csp: `default-src 'none'; style-src 'sha256-${hash}'; font-src data:` }
}

/** @font-face rules with the files in place of their addresses. */
function facesInside(css: string, folder: string): string {
  const faces = css.match(/@font-face\s*{[^}]*}/g) ?? []
  return faces
    .filter((face) => weights.test(face))
    .map((face) =>
      face.replace(/url\(["']?([^"')?]+)[^)]*\)/g, (_, file: string) => {
        const path = file.startsWith('/assets/')
          ? join(folder, '..', file.slice('/assets/'.length))
          : join(folder, file)
        return `url(data:font/woff2;base64,${readFileSync(path).toString('base64')})`
      }),
    )
    .join('\n')
}
