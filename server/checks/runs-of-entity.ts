import { Equal, IsNull, Or, type FindOperator } from 'typeorm'
import type { CheckTools } from './check-tools.js'

/** Whose runs: those that name nobody are its own where it is the legal entity that is asked for then. */
export type Whose = Pick<CheckTools, 'ownInn' | 'isDefault'>

/** Runs of a legal entity. */
export function runsOf({ ownInn, isDefault }: Whose): { ownInn: FindOperator<string> } {
  if (ownInn === null) return { ownInn: IsNull() }
  return { ownInn: isDefault() ? Or(IsNull(), Equal(ownInn)) : Equal(ownInn) }
}

/** The same as a condition; its value, for which `place` stands, is the ИНН. */
export const runsOfSql = ({ isDefault }: Whose, column: string, place: string): string =>
  isDefault() ? `(${column} = ${place} OR ${column} IS NULL)` : `${column} = ${place}`
