import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'
import { dialectOf, tableOf } from '../columns.js'

/** What boxes hold. */
export class Boxes1764500000000 implements MigrationInterface {
  name = 'Boxes1764500000000'

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.connection.options)
    const codeId = { kind: 'int', primary: true } as const
    await runner.createTable(
      tableOf(dialect, 'box', { codeId, deliveryId: 'int', dueAt: 'big?', askedAt: 'big?', gap: 'text?' }),
    )
    await runner.createIndex(
      'box',
      new TableIndex({ name: 'box_place', columnNames: ['deliveryId', 'codeId'] }),
    )
    await runner.createTable(
      tableOf(dialect, 'boxed_code', {
        id: 'id',
        boxId: 'int',
        cis: 'text',
        parent: 'text',
        role: 'text',
        gtin: 'text?',
        facts: 'text',
        askedAt: 'big',
        outcome: 'text',
        reasonId: 'text',
        exchangeId: 'int?',
      }),
    )
    await runner.createIndex(
      'boxed_code',
      new TableIndex({ name: 'boxed_code_place', columnNames: ['boxId', 'cis'], isUnique: true }),
    )
    await runner.createIndex('boxed_code', new TableIndex({ name: 'boxed_code_cis', columnNames: ['cis'] }))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('boxed_code')
    await runner.dropTable('box')
  }
}
