const nothing: ReadonlySet<string> = new Set()

/** The same values under the same names, these left aside; lists are taken to differ. */
export function areSame<T extends object>(one: T, other: T, aside = nothing): boolean {
  if (one === other) return true
  for (const name in one) if (one[name] !== other[name] && !aside.has(name)) return false
  for (const name in other)
    if (one[name] === undefined && other[name] !== undefined && !aside.has(name)) return false
  return true
}
