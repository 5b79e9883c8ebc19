import { AppError } from '../errors.js'

/** Keys for what Express and its parsers throw, by status. */
const keysByStatus: Record<number, string> = {
  400: 'request.malformed',
  404: 'not-found',
  413: 'request.too-large',
  415: 'request.type',
}

/** Any exception as one of ours: a library's refusal of a request is the user's, the rest is a bug. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const status = (error as { status?: unknown } | null)?.status
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new AppError('user', keysByStatus[status] ?? 'request.malformed', {}, { status, cause: error })
  return new AppError('bug', 'internal', {}, { cause: error })
}
