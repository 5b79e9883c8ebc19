/** Which column of a table of text holds the codes. */
export interface CodeColumn {
  separator: string
  /** Columns before the code and after it. */
  before: number
  after: number
}

/** What the first line of a list is: a code, a header over one column, a header of a table, or a table with no codes. */
export type FirstLine = { kind: 'code' | 'header' | 'foreign-table' } | { kind: 'table'; column: CodeColumn }

const codeTitles =
  /^(?:код(?:ы)?(?:маркировки|идентификации|км|ки)?|км|ки|киз|кодкиз|марка(?:исмп)?|cis|codes?|mark(?:code)?|km|datamatrix)$/i

/**
 * A header is one only where it proves it: a title of codes in words, without the digits that every code has. A code may
 * hold any of the separators, so without such a header lines are never cut.
 */
export function readFirstLine(text: string): FirstLine {
  if (/\d{6}/.test(text)) return { kind: 'code' }
  const separator = ['\t', ';', ','].find((candidate) => text.includes(candidate))
  const titles = (separator ? text.split(separator) : [text]).map(bare)
  const at = titles.findIndex((title) => codeTitles.test(title))
  if (at >= 0 && titles.length === 1) return { kind: 'header' }
  if (at >= 0)
    return { kind: 'table', column: { separator: separator!, before: at, after: titles.length - 1 - at } }
  return titles.length > 2 && titles.every((title) => /^\D{1,40}$/.test(title))
    ? { kind: 'foreign-table' }
    : { kind: 'code' }
}

/** The code of a table's row: what is left when the columns before and after it are taken away; null where they are too few. */
export function cutColumn(text: string, { separator, before, after }: CodeColumn): string | null {
  let [start, end] = [0, text.length]
  for (let i = 0; i < before; i++) {
    start = text.indexOf(separator, start) + 1
    if (start === 0) return null
  }
  for (let i = 0; i < after; i++) {
    end = text.lastIndexOf(separator, end - 1)
    if (end < start) return null
  }
  return unquoted(text.slice(start, end).trim())
}

const bare = (title: string) => title.replace(/[\s"'_.№\u00a0-]/g, '')

const unquoted = (field: string) =>
  field.length > 1 && field.startsWith('"') && field.endsWith('"')
    ? field.slice(1, -1).replaceAll('""', '"')
    : field
