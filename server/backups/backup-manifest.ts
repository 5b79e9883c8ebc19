import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../errors.js'

const count = z.number().int().min(0)

const schema = z.object({
  program: z.literal('dopusk'),
  /** Of the program that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  dialect: z.enum(['sqlite', 'postgres']),
  /** Made-up answers never become evidence: a copy of the training contour goes into no real database. */
  training: z.boolean(),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Rows by table. */
  rows: z.record(z.string(), count),
  chain: z.enum(['whole', 'broken', 'other-secret', 'claim']),
  /** Hash of the last exchange. */
  head: z.string().nullable(),
})

/** What is known of a backup; it lies beside it. */
export type BackupManifest = z.infer<typeof schema>

export const manifestOf = (file: string): string => `${file}.json`

/** @throws AppError user `backup.no-manifest` */
export function readManifest(file: string): BackupManifest {
  try {
    return schema.parse(JSON.parse(readFileSync(manifestOf(file), 'utf8')))
  } catch (cause) {
    throw new AppError('user', 'backup.no-manifest', { path: manifestOf(file) }, { cause })
  }
}
