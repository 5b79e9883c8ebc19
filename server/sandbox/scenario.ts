import type { CodeState } from './code-state.js'

/** What is true of a code; undefined where the scenario does not speak of it. */
export type Scenario = (cis: string) => CodeState | undefined

/** A scenario of codes named one by one. */
export const scenarioOf =
  (states: ReadonlyMap<string, CodeState>): Scenario =>
  (cis) =>
    states.get(cis)

/** The first scenario that speaks of the code. */
export const firstOf =
  (...scenarios: Scenario[]): Scenario =>
  (cis) => {
    for (const scenario of scenarios) {
      const state = scenario(cis)
      if (state) return state
    }
    return undefined
  }

/** The state at the question number `ask`, from 1. A code of which nobody spoke is unknown. */
export function stateAt(scenario: Scenario, cis: string, ask: number): CodeState {
  let state = scenario(cis) ?? { kind: 'unknown' }
  let left = ask
  while (state.kind === 'late') {
    const waited: boolean = left > state.asks
    left -= state.asks
    state = waited ? state.then : state.meanwhile
  }
  return state
}
