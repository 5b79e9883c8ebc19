import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { localModuleAsks, scanWays } from './crpt/channels.js'
import { statusMethods } from './crpt/reading-methods.js'
import { checkPartsModes } from './domain/verdict/check-part-question.js'
import { processRoles } from './process-roles.js'
import { mostPerSecond } from './queue/budget.js'
import type { SentenceKey } from './text/sentences.js'

const port = z.coerce.number().int().min(0).max(65535)
const url = z.url({ protocol: /^https?$/ })
const list = <Part extends string>(allowed: readonly Part[]) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim() as Part))
    .refine((parts) => parts.every((part) => allowed.includes(part)), {
      message: `only ${allowed.join(', ')}`,
    })

const schema = z.object({
  PORT: port.default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/, 'sqlite:PATH or postgres://…')
    .default('sqlite:./data/dopusk.sqlite'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ROLES: list(processRoles).default([...processRoles]),
  CRPT_TRUE_API_URL: url.default('https://markirovka.crpt.ru'),
  /**
   * How the status of codes is asked. The short list is for a day when cises/info is not to be had: it names no goods, and
   * says nothing of bans by the authorities.
   */
  CRPT_STATUS_METHOD: z.enum(statusMethods).default('cises/info'),
  /** Names the sites of the till's question. */
  CRPT_CDN_URL: url.default('https://cdn.crpt.ru'),
  /** Sites asked where the list of them was never got: origins by comma, `off` for none, absent for the usual ones. */
  CRPT_CDN_SITES: z
    .string()
    .regex(/^(off|https?:\/\/[^,\s]+(,https?:\/\/[^,\s]+)*)$/, 'origins by comma, or off')
    .optional(),
  /** Hosts besides crpt.ru and crptech.ru that may be given a token, by suffix. */
  CRPT_HOST_SUFFIX: z.string().optional(),
  DOPUSK_INN: z
    .string()
    .regex(/^(\d{10}|\d{12})$/, '10 or 12 digits')
    .optional(),
  CRPT_TRUE_API_TOKEN: z.string().min(1).optional(),
  CRPT_TRUE_API_TOKEN_FILE: z.string().optional(),
  /** A program that signs for us: the data on its standard input, the attached signature on its output. */
  DOPUSK_SIGN_COMMAND: z.string().min(1).optional(),
  /** X-API-KEY of the till's question: one for the ИНН. */
  CRPT_API_KEY: z.string().min(1).optional(),
  /** Codes of one till's question in bulk. */
  CRPT_TILL_BULK: z.coerce.number().int().min(1).max(100).default(30),
  CRPT_TILL_REQUESTS_PER_SECOND: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostPerSecond, 'config.budget')
    .default(10),
  /**
   * Whether ЧЗ itself is asked about the check parts of scanned codes, by cises/check: where no till’s question has judged
   * them, always, or never. One request each two seconds is all that the participant has, and its ERP may want it too.
   */
  CRPT_CHECK_PARTS: z.enum(checkPartsModes).default('without-till'),
  /** № ФН that goes with the till's question: 16 digits on the fiscal drive. */
  CRPT_FISCAL_DRIVE_NUMBER: z
    .string()
    .regex(/^\d{16}$/, '16 digits')
    .optional(),
  /** X-RegistrationKey of old: dead since 15.02.2024, never sent; named so that it can be said. */
  CRPT_REGISTRATION_KEY: z.string().min(1).optional(),
  /** ЛМ ЧЗ: http://HOST:5995. */
  DOPUSK_LOCAL_MODULE_URL: url.optional(),
  DOPUSK_LOCAL_MODULE_USER: z.string().min(1).optional(),
  DOPUSK_LOCAL_MODULE_PASSWORD: z.string().min(1).optional(),
  /** ЛМ ЧЗ is asked when nobody else answers, or beside the others. Absent: as the administrator has set it. */
  DOPUSK_LOCAL_MODULE_ASK: z.enum(localModuleAsks).optional(),
  /** ТС ПИоТ of a till: https://HOST:51401, with the SHA-256 of its certificate. */
  DOPUSK_TILL_MODULE_URL: url.optional(),
  DOPUSK_TILL_MODULE_CERT: z
    .string()
    .regex(/^([0-9a-f]{2}:?){32}$/i, 'SHA-256 of the certificate, 64 hex digits')
    .optional(),
  /** Which ways a scanned code goes, the first one first. Absent: as the administrator has set it. */
  DOPUSK_SCAN_WAYS: list(scanWays).optional(),
  DOPUSK_ADMIN_PASSWORD: z.string().min(8, 'at least 8 characters').optional(),
  DOPUSK_API_TOKEN: z.string().min(32, 'at least 32 characters').optional(),
  DOPUSK_SECRET_FILE: z.string().default('./data/dopusk.secret'),
  DOPUSK_TIMEZONE: z.string().refine(isTimeZone, 'not a time zone').default('Europe/Moscow'),
  /** Time of day of the nightly backup, by the clock of the store; `off` where somebody else makes them. */
  DOPUSK_BACKUP_TIME: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|off)$/, 'HH:MM or off')
    .default('03:30'),
  DOPUSK_BACKUP_FOLDER: z.string().optional(),
  DOPUSK_STORE_NAME: z.string().optional(),
  DOPUSK_STORE_ADDRESS: z.string().optional(),
  DOPUSK_TRAINING: z.stringbool().default(false),
  DOPUSK_TIMETABLE_SCALE: z.coerce.number().positive().max(1).default(1),
  DOPUSK_REQUESTS_PER_SECOND: z.coerce.number().int().min(1).max(mostPerSecond, 'config.budget').default(45),
  DOPUSK_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(2000).default(300),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  HTTPS_PROXY: url.optional(),
})

export type Config = z.infer<typeof schema>

/** Every variable that the program reads. */
export const variableNames = Object.keys(schema.shape) as (keyof Config)[]

export interface ConfigFault {
  name: string
  /** A sentence by its key, or words. */
  message: string
}

/** Reads the configuration; an empty variable is an absent one. All faults at once, each with its variable. */
export function readConfig(
  env: Record<string, string | undefined>,
): { config: Config; faults?: never } | { faults: ConfigFault[]; config?: never } {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = schema.safeParse(given)
  const faults: ConfigFault[] = result.success
    ? crossFaults(result.data)
    : result.error.issues.map((issue) => ({ name: String(issue.path[0]), message: issue.message }))
  return faults.length > 0 || !result.success ? { faults } : { config: result.data }
}

/** What single variables cannot tell. */
function crossFaults(config: Config): ConfigFault[] {
  const faults: ConfigFault[] = []
  if (isAloneWithoutOthers(config))
    faults.push({ name: 'ROLES', message: 'config.roles' satisfies SentenceKey })
  if (config.CRPT_TRUE_API_TOKEN && config.CRPT_TRUE_API_TOKEN_FILE)
    faults.push({ name: 'CRPT_TRUE_API_TOKEN_FILE', message: 'set either it or CRPT_TRUE_API_TOKEN' })
  if (config.DOPUSK_SIGN_COMMAND && (config.CRPT_TRUE_API_TOKEN ?? config.CRPT_TRUE_API_TOKEN_FILE))
    faults.push({ name: 'DOPUSK_SIGN_COMMAND', message: 'not together with a given token: set either' })
  if (config.DOPUSK_SIGN_COMMAND && !config.DOPUSK_INN)
    faults.push({ name: 'DOPUSK_SIGN_COMMAND', message: 'needs DOPUSK_INN: whose token is it' })
  if (Boolean(config.TLS_CERT_FILE) !== Boolean(config.TLS_KEY_FILE))
    faults.push({ name: 'TLS_CERT_FILE', message: 'goes together with TLS_KEY_FILE' })
  if (Boolean(config.DOPUSK_LOCAL_MODULE_USER) !== Boolean(config.DOPUSK_LOCAL_MODULE_PASSWORD))
    faults.push({
      name: 'DOPUSK_LOCAL_MODULE_PASSWORD',
      message: 'goes together with DOPUSK_LOCAL_MODULE_USER',
    })
  if (config.DOPUSK_TILL_MODULE_CERT && !config.DOPUSK_TILL_MODULE_URL?.startsWith('https:'))
    faults.push({ name: 'DOPUSK_TILL_MODULE_URL', message: 'https:// where a certificate is named' })
  for (const name of ['TLS_CERT_FILE', 'TLS_KEY_FILE'] as const) {
    const path = config[name]
    if (path && !existsSync(path)) faults.push({ name, message: `no such file: ${path}` })
  }
  return faults
}

/**
 * A process that does a part of the work needs others for the rest, and they meet on PostgreSQL and Redis only. A made day
 * of the training contour may be looked at while nothing is asked.
 */
const isAloneWithoutOthers = ({ ROLES, REDIS_URL, DATABASE_URL, DOPUSK_TRAINING }: Config): boolean =>
  !processRoles.every((role) => ROLES.includes(role)) &&
  (!REDIS_URL || DATABASE_URL.startsWith('sqlite:')) &&
  !DOPUSK_TRAINING

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Where the files of the program lie: beside a SQLite database, else in ./data. */
export const dataFolder = ({ DATABASE_URL }: Config): string =>
  DATABASE_URL.startsWith('sqlite:') ? dirname(DATABASE_URL.slice('sqlite:'.length)) : './data'

const isThisMachine = (address: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)

/** Answers that come from this very machine are a stand-in's: that is the training contour, whatever was said. */
export const isTraining = ({ DOPUSK_TRAINING, CRPT_TRUE_API_URL, CRPT_CDN_URL }: Config): boolean =>
  DOPUSK_TRAINING || [CRPT_TRUE_API_URL, CRPT_CDN_URL].some(isThisMachine)

/** Variables that give the token and the key of ЧЗ; null where they do not, and those that were handed in are used. */
export const givenKeys = (config: Config): { token: string | null; apiKey: string | null } => {
  const named = (...names: (keyof Config)[]) => names.find((name) => config[name] !== undefined) ?? null
  return {
    token: named('CRPT_TRUE_API_TOKEN', 'CRPT_TRUE_API_TOKEN_FILE'),
    apiKey: named('CRPT_API_KEY'),
  }
}

/** Where backups go: beside the database, unless another folder is named. */
export const backupFolder = (config: Config): string =>
  config.DOPUSK_BACKUP_FOLDER ?? join(dataFolder(config), 'backups')
