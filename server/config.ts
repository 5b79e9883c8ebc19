import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)
const url = z.url({ protocol: /^https?$/ })
const list = (allowed: readonly string[]) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
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
  ROLES: list(['web', 'worker', 'schedule']).default(['web', 'worker', 'schedule']),
  CRPT_TRUE_API_URL: url.default('https://markirovka.crpt.ru'),
  /** Hosts besides crpt.ru and crptech.ru that may be given a token, by suffix. */
  CRPT_HOST_SUFFIX: z.string().optional(),
  DOPUSK_INN: z
    .string()
    .regex(/^(\d{10}|\d{12})$/, '10 or 12 digits')
    .optional(),
  CRPT_TRUE_API_TOKEN: z.string().min(1).optional(),
  CRPT_TRUE_API_TOKEN_FILE: z.string().optional(),
  DOPUSK_ADMIN_PASSWORD: z.string().min(8, 'at least 8 characters').optional(),
  DOPUSK_API_TOKEN: z.string().min(32, 'at least 32 characters').optional(),
  DOPUSK_SECRET_FILE: z.string().default('./data/dopusk.secret'),
  DOPUSK_TIMEZONE: z.string().refine(isTimeZone, 'not a time zone').default('Europe/Moscow'),
  DOPUSK_STORE_NAME: z.string().optional(),
  DOPUSK_STORE_ADDRESS: z.string().optional(),
  DOPUSK_TRAINING: z.stringbool().default(false),
  DOPUSK_TIMETABLE_SCALE: z.coerce.number().positive().max(1).default(1),
  DOPUSK_REQUESTS_PER_SECOND: z.coerce.number().int().min(1).max(50).default(45),
  DOPUSK_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(2000).default(300),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  HTTPS_PROXY: url.optional(),
})

export type Config = z.infer<typeof schema>

export interface ConfigFault {
  name: string
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
  if (config.CRPT_TRUE_API_TOKEN && config.CRPT_TRUE_API_TOKEN_FILE)
    faults.push({ name: 'CRPT_TRUE_API_TOKEN_FILE', message: 'set either it or CRPT_TRUE_API_TOKEN' })
  if (Boolean(config.TLS_CERT_FILE) !== Boolean(config.TLS_KEY_FILE))
    faults.push({ name: 'TLS_CERT_FILE', message: 'goes together with TLS_KEY_FILE' })
  for (const name of ['TLS_CERT_FILE', 'TLS_KEY_FILE'] as const) {
    const path = config[name]
    if (path && !existsSync(path)) faults.push({ name, message: `no such file: ${path}` })
  }
  return faults
}

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

/** Answers that come from this very machine are a stand-in's: that is the training contour, whatever was said. */
export const isTraining = ({ DOPUSK_TRAINING, CRPT_TRUE_API_URL }: Config): boolean =>
  DOPUSK_TRAINING || ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(CRPT_TRUE_API_URL).hostname)
