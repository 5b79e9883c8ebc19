import { pino, type Logger } from 'pino'

export type Log = Logger

/** Structured log on stderr. Marking codes, tokens and passwords are never handed to it; the usual names are hidden besides. */
export const makeLog = (level: string): Log =>
  pino(
    {
      level,
      base: { pid: process.pid },
      redact: {
        paths: [
          'token',
          'key',
          'password',
          'cis',
          'raw',
          '*.token',
          '*.key',
          '*.password',
          '*.cis',
          '*.raw',
          'req.headers.authorization',
          'req.headers.cookie',
        ],
        censor: '[hidden]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  )

export const silentLog: Log = pino({ level: 'silent' })
