import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm'

/** How old the base of a local module is; the key of old that tills had. */
export class ModulesAndOldKeys1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(
      'channel_state',
      new TableColumn({ name: 'syncedAt', type: 'bigint', isNullable: true }),
    )
    await runner.addColumn(
      'legal_entity',
      new TableColumn({ name: 'registrationKeyCipher', type: 'text', isNullable: true }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('channel_state', 'syncedAt')
    await runner.dropColumn('legal_entity', 'registrationKeyCipher')
  }
}
