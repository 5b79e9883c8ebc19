/** What one process of a chain does. */
export const processRoles = ['web', 'worker', 'schedule'] as const
export type ProcessRole = (typeof processRoles)[number]
