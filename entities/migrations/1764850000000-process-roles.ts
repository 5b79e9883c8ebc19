import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What the process does that tells of a channel. */
export class ProcessRoles1764850000000 implements MigrationInterface {
  name = 'ProcessRoles1764850000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "channel_state" ADD COLUMN "roles" text`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "channel_state" DROP COLUMN "roles"`)
  }
}
