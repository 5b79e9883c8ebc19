import { rm } from 'node:fs/promises'
import { mkdirSync } from 'node:fs'
import type { Request, RequestHandler } from 'express'
import multer from 'multer'
import { AppError } from '../errors.js'

export interface UploadLimits {
  /** Where files lie while their request is answered. */
  folder: string
  maxMegabytes: number
}

export interface UploadedFile {
  path: string
  /** As the person's computer calls it: to be shown, never to be opened by. */
  name: string
  bytes: number
}

const megabyte = 1024 * 1024
/** Files, fields and their sizes in one form. */
const most = { files: 20, fields: 200, fieldSize: megabyte }

/**
 * Reads a form with files; each lies on the disk until the answer has gone out. A form that was read already passes on.
 * @throws AppError user `upload.too-large`, `upload.malformed`
 */
export function upload({ folder, maxMegabytes }: UploadLimits): RequestHandler {
  mkdirSync(folder, { recursive: true })
  const read = multer({
    dest: folder,
    // Browsers send names as UTF-8; by default multer reads them as latin1.
    defParamCharset: 'utf8',
    limits: { ...most, fileSize: maxMegabytes * megabyte },
  } as multer.Options).any()
  return (req, res, next) => {
    if (req.files || !req.is('multipart/form-data')) return next()
    res.on('close', () => removeUploads(req))
    read(req, res, (error: unknown) => next(error ? uploadError(error, maxMegabytes) : undefined))
  }
}

/** Files of one field of the form, in order; an empty one too, so that it is told. A field left alone gives none. */
export const uploadedFiles = (req: Request, field: string): UploadedFile[] =>
  filesOf(req)
    .filter((file) => file.fieldname === field)
    .map((file) => ({ path: file.path, name: file.originalname, bytes: file.size }))

/** Nobody waits for it: what cannot be removed now goes with the folder. */
export function removeUploads(req: Request): void {
  for (const { path } of filesOf(req)) void rm(path, { force: true }).catch(() => undefined)
}

const filesOf = (req: Request) => (Array.isArray(req.files) ? req.files : [])

function uploadError(cause: unknown, maxMegabytes: number): AppError {
  const tooLarge = cause instanceof multer.MulterError && cause.code === 'LIMIT_FILE_SIZE'
  return tooLarge
    ? new AppError('user', 'upload.too-large', { megabytes: maxMegabytes }, { status: 413, cause })
    : new AppError('user', 'upload.malformed', {}, { status: 400, cause })
}
