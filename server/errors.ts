export type ErrorKind = 'user' | 'operational' | 'bug'

/**
 * An exception of ours. `user`: the person can mend it; `operational`: time may mend it, a job is repeated; `bug`: neither.
 * The sentence for `key` is in text/ under `error.<key>`.
 */
export class AppError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly key: string,
    readonly params: Record<string, string | number> = {},
    readonly more: { status?: number; details?: unknown; cause?: unknown } = {},
  ) {
    super(key, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'AppError'
  }

  /** HTTP status: what was said, else 422 for the user's faults, 503 for what time mends, 500 for ours. */
  get status(): number {
    return this.more.status ?? { user: 422, operational: 503, bug: 500 }[this.kind]
  }
}

export const notFound = (key: string) => new AppError('user', key, {}, { status: 404 })
export const forbidden = (key = 'forbidden') => new AppError('user', key, {}, { status: 403 })
