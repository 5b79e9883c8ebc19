import { parseArgs } from 'node:util'
import type { SentenceKey } from '../text/sentences.js'

export interface CheckOrder {
  files: string[]
  json: boolean
  sandbox: boolean
  waitSeconds: number
  server: string | null
}

/** A fault that the person can mend: a sentence and its values. */
export interface Complaint {
  key: SentenceKey
  params?: Record<string, string | number>
}

export type Command = { check: CheckOrder } | { help: true } | { complaint: Complaint }

const defaultWaitSeconds = 60
const options = {
  json: { type: 'boolean' },
  sandbox: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  wait: { type: 'string' },
  server: { type: 'string' },
} as const

/** What the command line asks for. */
export function readArguments(args: readonly string[]): Command {
  const read = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  if (read.values.help || args.length === 0) return { help: true }
  for (const token of read.tokens) {
    if (token.kind !== 'option') continue
    if (!Object.hasOwn(options, token.name)) return complain('cli.option-unknown', { option: token.rawName })
  }
  const [command, ...files] = read.positionals
  if (command === 'help') return { help: true }
  if (command !== 'check') return complain('cli.command-unknown', { command: command ?? '' })
  return checkOrder(read.values, files)
}

function checkOrder(values: Record<string, unknown>, files: string[]): Command {
  if (files.length === 0) return complain('cli.no-files')
  const waitSeconds = values.wait === undefined ? defaultWaitSeconds : Number(values.wait)
  if (typeof values.wait === 'boolean' || !Number.isInteger(waitSeconds) || waitSeconds < 0) {
    return complain('cli.wait-wrong')
  }
  const server = values.server ?? null
  if (server !== null && !isHttpUrl(server)) return complain('cli.server-wrong')
  const [json, sandbox] = [values.json === true, values.sandbox === true]
  if (sandbox && server !== null) return complain('cli.sandbox-and-server')
  return { check: { files, json, sandbox, waitSeconds, server } }
}

const complain = (key: SentenceKey, params?: Complaint['params']): Command => ({ complaint: { key, params } })

function isHttpUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}
