import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'
import { columnOf, dialectOf, tableOf, type ColumnOutline } from '../columns.js'

/** Which legal entity asks about a delivery, and how channels do for each of them. */
export class LegalEntities1764800000000 implements MigrationInterface {
  name = 'LegalEntities1764800000000'

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.connection.options)
    await runner.addColumn('delivery', columnOf(dialect, 'ownInn', 'text?'))
    await runner.addColumn('check_run', columnOf(dialect, 'ownInn', 'text?'))
    await remakeStates(runner, 'text', ['process', 'channel', 'host', 'inn'])
  }

  async down(runner: QueryRunner): Promise<void> {
    await remakeStates(runner, 'text?', ['process', 'channel', 'host'])
    await runner.dropColumn('check_run', 'ownInn')
    await runner.dropColumn('delivery', 'ownInn')
  }
}

/** States are written anew every few seconds: nothing of the old table is kept. */
async function remakeStates(runner: QueryRunner, inn: ColumnOutline, place: string[]): Promise<void> {
  await runner.dropTable('channel_state')
  await runner.createTable(
    tableOf(dialectOf(runner.connection.options), 'channel_state', {
      id: 'id',
      process: 'text',
      channel: 'text',
      host: 'text',
      inn,
      state: 'text',
      latencyMs: 'int?',
      lastError: 'text?',
      blockedUntil: 'big?',
      syncedAt: 'big?',
      lastAnswerAt: 'big?',
      updatedAt: 'big',
    }),
  )
  const index = { name: 'channel_state_place', columnNames: place, isUnique: true }
  await runner.createIndex('channel_state', new TableIndex(index))
}
