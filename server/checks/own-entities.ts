import type { Tokens } from '../crpt/tokens.js'
import type { TrueApi } from '../crpt/true-api.js'
import type { Till } from './check-tools.js'

/** A legal entity of ours, as ЧЗ is asked for it: by its own token, key and budget. */
export interface OwnEntity {
  /** Null where it is not known whose the keys are. */
  inn: string | null
  tokens: Tokens
  trueApi: TrueApi
  /** Null where the till's question is not asked. */
  till: Till | null
}

export interface OwnEntities {
  /** Null: the one that is asked for where nobody is named. */
  of(inn: string | null): OwnEntity
  /** All that are known, the one of nobody named first. */
  all(): OwnEntity[]
  /** Is it the one that is asked for where nobody is named? */
  isDefault(entity: Pick<OwnEntity, 'inn'>): boolean
}

/** Legal entities are opened when they are first asked for, and stay. `inns` may change at any time. */
export function makeOwnEntities({
  inns,
  open,
}: {
  /** Those that are known, the one of nobody named first. */
  inns: () => readonly string[]
  open: (inn: string | null) => OwnEntity
}): OwnEntities {
  const opened = new Map<string | null, OwnEntity>()
  const at = (inn: string | null): OwnEntity => {
    const entity = opened.get(inn) ?? open(inn)
    opened.set(inn, entity)
    return entity
  }
  const first = (): string | null => inns()[0] ?? null
  return {
    of: (inn) => at(inn ?? first()),
    all: () => [first(), ...inns().slice(1)].map(at),
    isDefault: ({ inn }) => inn === first(),
  }
}
