import { entities } from '../../../entities/index.js'
import { viewDatabase } from '../../../server/database-view.js'

/** Every row of every table, to compare two databases. */
export async function allRows(url: string): Promise<Record<string, string[]>> {
  const view = await viewDatabase(url)
  const tables: Record<string, string[]> = {}
  for (const entity of entities) {
    const rows: object[] = await view.read.find(entity)
    tables[entity.name] = rows.map((row) => JSON.stringify(row)).sort()
  }
  await view.close()
  return tables
}
