/** Times in JSON are ISO 8601, UTC. */
export const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
