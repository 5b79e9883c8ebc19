import { areSame } from '../domain/are-same.js'
import type { AnsweredCode, SettledCode } from '../code-rows.js'
import type { Likes } from '../many-rows.js'
import type { CodeState } from './asked-code.js'

/** What an answer makes of a code. */
interface Settling {
  fresh: AnsweredCode
  /** As it was before. */
  state: Pick<CodeState, 'outcome' | 'reasonId' | 'attempts' | 'exchangeIds'>
  exchangeIds: string
}

/** Settled codes, those that stand side by side and become alike together: most of an answer do. */
export class SettledRows {
  readonly groups: Likes<SettledCode>[] = []
  #last: Settling | null = null

  add(id: number, settling: Settling): void {
    if (this.#last && areAlike(this.#last, settling)) this.groups.at(-1)!.ids.push(id)
    else this.groups.push({ row: rowOf(settling), ids: [id] })
    this.#last = settling
  }
}

const rowOf = ({ fresh, state, exchangeIds }: Settling): SettledCode => ({
  ...fresh,
  exchangeIds,
  wasOutcome: state.outcome,
  wasReasonId: state.reasonId,
  wasAttempts: state.attempts,
  wasExchangeIds: state.exchangeIds,
})

function areAlike(one: Settling, other: Settling): boolean {
  const { state: was } = one
  const { state } = other
  return (
    one.exchangeIds === other.exchangeIds &&
    was.outcome === state.outcome &&
    was.reasonId === state.reasonId &&
    was.attempts === state.attempts &&
    was.exchangeIds === state.exchangeIds &&
    areSame(one.fresh, other.fresh)
  )
}
