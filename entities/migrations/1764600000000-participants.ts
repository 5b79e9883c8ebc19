import type { MigrationInterface, QueryRunner } from 'typeorm'
import { dialectOf, tableOf } from '../columns.js'

/** What ЧЗ says of suppliers, and which product groups a delivery has. */
export class Participants1764600000000 implements MigrationInterface {
  name = 'Participants1764600000000'

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.connection.options)
    await runner.createTable(
      tableOf(dialect, 'participant', {
        inn: { kind: 'text', primary: true },
        registered: 'flag?',
        status: 'text?',
        groups: 'text?',
        askedAt: 'big?',
        dueAt: 'big?',
      }),
    )
    await runner.createTable(
      tableOf(dialect, 'delivery_group', {
        deliveryId: { kind: 'int', primary: true },
        productGroup: { kind: 'text', primary: true },
      }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('delivery_group')
    await runner.dropTable('participant')
  }
}
