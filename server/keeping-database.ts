import sqlite3 from 'sqlite3'

type Method = 'all' | 'run'
type Callback = (this: unknown, error: Error | null, rows?: unknown[]) => void

const mostKept = 100
/** Longer texts hold lists of ids and do not come again. */
const longestKept = 4000

/**
 * A connection that keeps the statements it prepared. sqlite3 prepares each anew, which is a turn through another thread
 * and back before it even runs, and in a busy process each turn waits.
 */
export class KeepingDatabase extends sqlite3.Database {
  /** By their texts, the one that ran last at the end; null for a text that ran once. */
  readonly #kept = new Map<string, sqlite3.Statement | null>()
  readonly #busy = new Set<sqlite3.Statement>()

  override all(sql: string, ...rest: unknown[]): this {
    return this.#execute('all', sql, rest)
  }

  override run(sql: string, ...rest: unknown[]): this {
    return this.#execute('run', sql, rest)
  }

  override close(callback?: (error: Error | null) => void): void {
    for (const statement of this.#kept.values()) statement?.finalize()
    this.#kept.clear()
    super.close(callback)
  }

  #execute(method: Method, sql: string, rest: unknown[]): this {
    const callback = rest.at(-1)
    if (sql.length > longestKept || typeof callback !== 'function') return super[method](sql, ...rest)
    const values = rest.slice(0, -1)
    const statement = this.#freeStatement(sql)
    const then = (ended: (error: Error | null) => void): Callback =>
      function (error, ...result) {
        ended(error)
        ;(callback as Callback).call(this, error, ...result)
      }
    if (!statement)
      return super[method](
        sql,
        ...values,
        then((error) => error === null && this.#remember(sql)),
      )
    this.#busy.add(statement)
    statement[method](
      ...values,
      then(() => this.#busy.delete(statement)),
    )
    return this
  }

  /** From its second run on, for most texts come once; one that runs just now is not waited for. */
  #freeStatement(sql: string): sqlite3.Statement | null {
    const kept = this.#kept.get(sql)
    if (kept === undefined || (kept && this.#busy.has(kept))) return null
    const statement = kept ?? this.prepare(sql)
    this.#kept.delete(sql)
    this.#kept.set(sql, statement)
    return statement
  }

  /** What ran once without a fault can be prepared. */
  #remember(sql: string): void {
    if (!this.#kept.has(sql)) this.#kept.set(sql, null)
    if (this.#kept.size > mostKept) this.#forgetOldest()
  }

  #forgetOldest(): void {
    const [sql, statement] = this.#kept.entries().next().value!
    this.#kept.delete(sql)
    statement?.finalize()
  }
}
