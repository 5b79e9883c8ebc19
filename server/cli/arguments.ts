import { parseArgs } from 'node:util'
import type { SentenceKey } from '../text/sentences.js'

export interface CheckOrder {
  files: string[]
  json: boolean
  sandbox: boolean
  waitSeconds: number
  server: string | null
}

export interface VerifyOrder {
  /** A hash from an act: is it in the chain? */
  head: string | null
  json: boolean
}

export interface BackupOrder {
  /** A folder or a file; null is the folder of the configuration. */
  target: string | null
  json: boolean
}

export interface RestoreOrder {
  file: string
  json: boolean
}

/** A fault that the person can mend: a sentence and its values. */
export interface Complaint {
  key: SentenceKey
  params?: Record<string, string | number>
}

export type Command =
  | { check: CheckOrder }
  | { verify: VerifyOrder }
  | { backup: BackupOrder }
  | { restore: RestoreOrder }
  | { help: true }
  | { complaint: Complaint }

const defaultWaitSeconds = 60
const options = {
  json: { type: 'boolean' },
  sandbox: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  wait: { type: 'string' },
  server: { type: 'string' },
} as const
type Option = keyof typeof options
type Values = Record<string, unknown>

const everywhere: Option[] = ['json', 'help']
/** What each command takes, and how its order is read. */
const commands = {
  check: { takes: ['sandbox', 'wait', 'server'], read: checkOrder },
  verify: { takes: [], read: verifyOrder },
  backup: { takes: [], read: backupOrder },
  restore: { takes: [], read: restoreOrder },
} as const satisfies Record<string, { takes: Option[]; read(values: Values, places: string[]): Command }>

const isCommand = (name: string | undefined): name is keyof typeof commands =>
  name !== undefined && Object.hasOwn(commands, name)

/** What the command line asks for. */
export function readArguments(args: readonly string[]): Command {
  const read = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  if (read.values.help || args.length === 0) return { help: true }
  const [name, ...places] = read.positionals
  const takes: readonly string[] = [
    ...everywhere,
    ...(isCommand(name) ? commands[name].takes : Object.keys(options)),
  ]
  for (const token of read.tokens)
    if (token.kind === 'option' && !takes.includes(token.name))
      return complain('cli.option-unknown', { option: token.rawName })
  if (name === 'help') return { help: true }
  if (!isCommand(name)) return complain('cli.command-unknown', { command: name ?? '' })
  return commands[name].read(read.values, places)
}

function checkOrder(values: Values, files: string[]): Command {
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

/** An act prints the hash in groups of four: the spaces between may be typed too. */
function verifyOrder(values: Values, places: string[]): Command {
  const head = places.join('').replace(/\s/g, '').toLowerCase()
  if (head !== '' && !/^[0-9a-f]{64}$/.test(head)) return complain('cli.hash-wrong')
  return { verify: { head: head || null, json: values.json === true } }
}

function backupOrder(values: Values, places: string[]): Command {
  if (places.length > 1) return complain('cli.one-place')
  return { backup: { target: places[0] ?? null, json: values.json === true } }
}

function restoreOrder(values: Values, places: string[]): Command {
  if (places.length !== 1) return complain('cli.one-backup')
  return { restore: { file: places[0]!, json: values.json === true } }
}

const complain = (key: SentenceKey, params?: Complaint['params']): Command => ({ complaint: { key, params } })

function isHttpUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}
