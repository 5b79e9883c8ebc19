import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'
import { dialectOf, tableOf } from '../columns.js'

/** Documents that ЧЗ looks over before they are signed. */
export class DocumentChecks1764700000000 implements MigrationInterface {
  name = 'DocumentChecks1764700000000'

  async up(runner: QueryRunner): Promise<void> {
    const none = { kind: 'int', default: '0' } as const
    const table = tableOf(dialectOf(runner.connection.options), 'document_check', {
      id: 'id',
      deliveryId: 'int',
      documentId: 'text',
      state: 'text',
      startedById: 'int?',
      startedAt: 'big',
      sentAt: 'big?',
      takenAt: 'big?',
      missed: none,
      lastSaid: 'text?',
      attempts: none,
      nextTryAt: 'big?',
      deadlineAt: 'big?',
      heldReason: 'text?',
      reason: 'text?',
      reasonWords: 'text?',
      rewrittenFrom: 'text?',
      errors: 'text?',
      exchangeIds: 'text?',
      leasedBy: 'text?',
      leaseUntil: 'big?',
      finishedAt: 'big?',
      version: none,
    })
    await runner.createTable(table)
    for (const index of indexes) await runner.createIndex('document_check', new TableIndex(index))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('document_check')
  }
}

const indexes = [
  {
    name: 'document_check_open',
    columnNames: ['deliveryId'],
    isUnique: true,
    where: '"finishedAt" IS NULL',
  },
  { name: 'document_check_delivery', columnNames: ['deliveryId'] },
  { name: 'document_check_due', columnNames: ['nextTryAt'] },
]
