import type { ConfigFault } from './config.js'
import { say, sayIfKnown } from './text/say.js'

/** What is wrong with the configuration, a variable a line, for a terminal. */
export function startFaults(faults: readonly ConfigFault[]): string {
  const width = Math.max(...faults.map((fault) => fault.name.length))
  const lines = faults.map(({ name, message }) => `  ${name.padEnd(width)}  ${sayIfKnown('ru', message)}`)
  return [say('ru', 'start.config'), ...lines, say('ru', 'start.config.next'), ''].join('\n')
}
