import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'
import { columnOf, dialectOf } from '../columns.js'

/** Late codes: when the state of the emitter is to be asked about them. */
export class LateCodes1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.connection.options)
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
    await runner.dropIndex('code', 'code_abroad')
    await runner.dropColumn('code', 'abroadDueAt')
  }
}
