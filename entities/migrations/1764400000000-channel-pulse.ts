import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'
import { dialectOf, tableOf } from '../columns.js'

/** How channels answered minute by minute, how the budget is used, and what a participant's key is known by. */
export class ChannelPulse1764400000000 implements MigrationInterface {
  name = 'ChannelPulse1764400000000'

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.connection.options)
    await runner.createTable(
      tableOf(dialect, 'channel_pulse', {
        id: 'id',
        channel: 'text',
        host: 'text',
        minuteAt: 'big',
        asked: 'int',
        answered: 'int',
        latencyMs: 'int?',
      }),
    )
    await runner.createTable(
      tableOf(dialect, 'budget_use', {
        id: 'id',
        process: 'text',
        inn: 'text',
        lane: 'text',
        requests: 'int',
        windowMs: 'int',
        updatedAt: 'big',
      }),
    )
    await addIndex(runner, 'channel_pulse', ['minuteAt', 'channel', 'host'])
    await addIndex(runner, 'budget_use', ['process', 'inn', 'lane'])
    await runner.query(`ALTER TABLE "legal_entity" ADD COLUMN "channelsOff" text`)
    await runner.query(`ALTER TABLE "legal_entity" ADD COLUMN "apiKeyEnd" text`)
    await runner.query(`ALTER TABLE "legal_entity" ADD COLUMN "apiKeyTriedAt" bigint`)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['channelsOff', 'apiKeyEnd', 'apiKeyTriedAt'])
      await runner.query(`ALTER TABLE "legal_entity" DROP COLUMN "${column}"`)
    await runner.dropTable('budget_use')
    await runner.dropTable('channel_pulse')
  }
}

const addIndex = (runner: QueryRunner, table: string, columnNames: string[]) =>
  runner.createIndex(table, new TableIndex({ name: `${table}_place`, columnNames, isUnique: true }))
