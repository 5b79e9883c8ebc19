/** Who uses the program: кладовщик, директор магазина, закупки, администратор; `program` is an outside program with a token. */
export const roles = ['receiver', 'manager', 'procurement', 'administrator'] as const
export type Role = (typeof roles)[number]
export type Actor = Role | 'program'

/** What can be done. A route names one of these; nothing is open that is not here. */
export const permissions = {
  'deliveries.read': ['receiver', 'manager', 'procurement', 'administrator', 'program'],
  'deliveries.upload': ['receiver', 'manager', 'administrator', 'program'],
  'deliveries.cancel': ['manager', 'administrator'],
  'codes.read': ['receiver', 'manager', 'procurement', 'administrator', 'program'],
  'codes.recheck': ['receiver', 'manager', 'procurement', 'administrator'],
  'documents.check': ['receiver', 'manager', 'procurement', 'administrator', 'program'],
  'claims.read': ['receiver', 'manager', 'procurement', 'administrator', 'program'],
  'claims.make': ['manager', 'procurement', 'administrator', 'program'],
  'rules.read': ['receiver', 'manager', 'procurement', 'administrator'],
  'rules.change': ['administrator'],
  'rules.pause': ['manager', 'administrator'],
  'prices.change': ['administrator', 'program'],
  'channels.read': ['receiver', 'manager', 'procurement', 'administrator', 'program'],
  'channels.change': ['administrator', 'program'],
} as const satisfies Record<string, readonly Actor[]>

export type Permission = keyof typeof permissions

/** May this actor do it? */
export const isAllowed = (actor: Actor, permission: Permission): boolean =>
  (permissions[permission] as readonly Actor[]).includes(actor)
