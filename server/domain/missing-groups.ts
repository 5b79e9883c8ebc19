import { isGroupAlias, type GroupAlias } from './verdict/product-groups.js'

/**
 * Groups of delivered goods that ЧЗ does not name for their supplier. None where it names no groups at all, and no group
 * newer than the dictionary: nothing is held against a supplier for what we do not know.
 */
export const missingGroups = (
  delivered: readonly string[],
  registered: readonly string[] | null,
): GroupAlias[] =>
  registered === null ? [] : delivered.filter(isGroupAlias).filter((group) => !registered.includes(group))
