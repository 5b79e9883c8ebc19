import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'
import { columnOf, dialectOf, tableOf } from '../columns.js'

/** Late codes: when the state of the emitter is to be asked about them, and that they have their answer. */
export class LateCodes1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.connection.options)
    const primary = { kind: 'int', primary: true } as const
    await runner.createTable(
      tableOf(dialect, 'late_news', { deliveryId: primary, at: 'big', count: 'int', sellCount: 'int' }),
    )
    await runner.addColumn('code', columnOf(dialect, 'abroadDueAt', 'big?'))
    await runner.createIndex(
      'code',
      new TableIndex({
        name: 'code_abroad',
        columnNames: ['deliveryId', 'id'],
        where: '"abroadDueAt" IS NOT NULL',
      }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('late_news')
    await runner.dropIndex('code', 'code_abroad')
    await runner.dropColumn('code', 'abroadDueAt')
  }
}
