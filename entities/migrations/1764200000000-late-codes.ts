import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'
import { columnOf, dialectOf, tableOf } from '../columns.js'

/** Late codes: when the state of the emitter is to be asked about them, that they have their answer, and of what goods they are. */
export class LateCodes1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.connection.options)
    const primary = { kind: 'int', primary: true } as const
    await runner.createTable(
      tableOf(dialect, 'late_news', { deliveryId: primary, at: 'big', count: 'int', sellCount: 'int' }),
    )
    const gtin = { kind: 'text', primary: true } as const
    await runner.createTable(
      tableOf(dialect, 'product_card', { gtin, productGroup: 'text?', name: 'text?', askedAt: 'big' }),
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
    await runner.dropTable('product_card')
    await runner.dropTable('late_news')
    await runner.dropIndex('code', 'code_abroad')
    await runner.dropColumn('code', 'abroadDueAt')
  }
}
