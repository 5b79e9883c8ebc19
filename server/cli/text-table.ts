/** A column of a table in a terminal. */
export interface TableColumn {
  title: string
  align?: 'left' | 'right'
}

const gap = '  '

/** Rows under their titles, columns aligned, numbers to the right. Lines carry no spaces at the end. */
export function textTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => padded(cell, widths[index]!, columns[index]!.align))
      .join(gap)
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join(gap)
  return [line(columns.map((column) => column.title)), rule, ...rows.map(line)]
}

const padded = (text: string, width: number, align: TableColumn['align']): string =>
  align === 'right' ? text.padStart(width) : text.padEnd(width)
