/** ДД.ММ.ГГГГ of the tax service's formats → 'YYYY-MM-DD'; null where there is no such day. */
export function readDocumentDate(text: string): string | null {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text.trim())
  if (!match) return null
  const [, day, month, year] = match
  const written = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const isReal = written.getUTCMonth() === Number(month) - 1 && written.getUTCDate() === Number(day)
  return isReal && Number(year) >= 1900 ? `${year}-${month}-${day}` : null
}
