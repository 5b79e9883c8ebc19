import { AppError } from '../errors.js'

/** What the system and SQLite say of a disk that is full, or may not be written. */
const codes = new Set(['ENOSPC', 'EFBIG', 'EDQUOT', 'EROFS', 'EACCES', 'SQLITE_FULL', 'SQLITE_IOERR'])

/** An error of the disk under the folder with its words; any other as it is. */
export function asDiskFault(error: unknown, key: `${string}.no-space`, folder: string): unknown {
  const { code } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string }
  if (!code || !codes.has(code)) return error
  return new AppError('operational', key, { folder }, { cause: error, status: 507 })
}
