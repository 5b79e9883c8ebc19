import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { projectFolder } from './rules/source-files.js'

/** The program as a process of its own, as an administrator starts it. */
export interface Process {
  child: ChildProcess
  /** All that it has written so far. */
  output(): string
  /** Resolves with what was written when the text comes. */
  says(text: string | RegExp): Promise<string>
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | string>
}

export function startProcess(
  env: Record<string, string>,
  entry = 'server/main.ts',
  args: string[] = [],
): Process {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    cwd: projectFolder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      written += part.toString()
      for (const listener of listeners) listener()
    })
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string)
  return {
    child,
    ended,
    output: () => written,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (typeof text === 'string' ? !written.includes(text) : !text.test(written)) return
          listeners.delete(look)
          resolve(written)
        }
        listeners.add(look)
        void ended.then((code) => reject(new Error(`ended with ${code}: ${written}`)))
        look()
      }),
  }
}
