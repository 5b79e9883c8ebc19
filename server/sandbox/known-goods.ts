import { parseCode } from '../domain/codes/parse-code.js'
import type { CodeState, KnownCode } from './code-state.js'

/** What a code comes to when all waiting is over; null where it stays unknown. */
export function knownAtLast(state: CodeState): KnownCode | null {
  if (state.kind === 'late') return knownAtLast(state.then) ?? knownAtLast(state.meanwhile)
  return state.kind === 'known' ? state : null
}

export const gtinIn = (cis: string): string | null => parseCode(cis).gtin
