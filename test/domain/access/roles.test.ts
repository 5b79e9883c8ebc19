import { describe, expect, it } from 'vitest'
import { isAllowed, permissions, type Actor, type Permission } from '../../../server/domain/access/roles.js'

const may = (actor: Actor) =>
  (Object.keys(permissions) as Permission[]).filter((permission) => isAllowed(actor, permission))

describe('who may what', () => {
  it('is little for a receiver', () => {
    expect(may('receiver')).toEqual([
      'deliveries.read',
      'deliveries.upload',
      'codes.read',
      'codes.recheck',
      'documents.check',
      'claims.read',
      'rules.read',
      'channels.read',
    ])
  })
  it('is everything for an administrator', () => {
    expect(may('administrator')).toEqual(Object.keys(permissions))
  })
  it('is no change of rules for a program', () => {
    expect(may('program').filter((permission) => permission.startsWith('rules.'))).toEqual([])
    expect(isAllowed('manager', 'rules.change')).toBe(false)
    expect(isAllowed('manager', 'rules.pause')).toBe(true)
    expect(isAllowed('procurement', 'rules.pause')).toBe(false)
  })
})
