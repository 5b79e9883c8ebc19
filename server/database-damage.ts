/** The file of the database itself is damaged (SQLite): a page is not what it must be, or it is no database at all. */
export function isDamage(error: unknown): boolean {
  const { code } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: unknown }
  return code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB'
}
