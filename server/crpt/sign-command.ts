import { spawn } from 'node:child_process'
import { AppError } from '../errors.js'

/** Makes an attached signature of what ЧЗ wants signed, base64 in one line. */
export type Sign = (data: string) => Promise<string>

const signTimeoutMs = 30_000
/** A signature with its chain of certificates has some thousands of characters. */
const maxOutput = 256 * 1024

/** Words of a command; what stands in double quotes is one word. No shell ever sees it. */
export const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

/**
 * An outside program that holds the key: it gets the data on its standard input and gives the signature on its standard
 * output. The key itself never comes near this program.
 */
export const signWith =
  (command: string, timeoutMs = signTimeoutMs): Sign =>
  async (data) => {
    const signature = base64Of(await outputOf(wordsOf(command), data, timeoutMs))
    if (signature === null) throw failed('output')
    return signature
  }

const failed = (why: string, cause?: unknown) =>
  new AppError('operational', 'sign.command', { why }, { cause })

/** Without the line breaks and the frame that some programs put around it; null where it is no base64. */
function base64Of(output: string): string | null {
  const lines = output.split(/\r?\n/).filter((line) => !line.startsWith('-----'))
  const text = lines.join('').replace(/\s/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? text : null
}

function outputOf([program = '', ...words]: string[], data: string, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      shell: false,
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let output = ''
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString('latin1')
      if (output.length > maxOutput) child.kill('SIGKILL')
    })
    // A program that does not read its input to the end is judged by its exit.
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => reject(failed((error as NodeJS.ErrnoException).code ?? 'start', error)))
    child.on('close', (code, signal) => {
      if (output.length > maxOutput) reject(failed('output'))
      else if (code === 0) resolve(output)
      else reject(failed(signal === null ? `exit ${code}` : 'timeout'))
    })
    child.stdin.end(data)
  })
}
