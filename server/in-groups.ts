/** A reading that is shared by all who ask while it waits for its turn: each gets what was read after he asked. */
export function shared<Result>(read: () => Promise<Result>): () => Promise<Result> {
  const ask = inGroups<null, Result>({
    async run(askers) {
      const result = await read()
      return askers.map(() => result)
    },
  })
  return () => ask(null)
}

interface Waiting<Item, Result> {
  item: Item
  done(result: Result): void
  failed(error: unknown): void
}

export interface GroupWork<Item, Result> {
  /** Works on a group; results in the order of the items. */
  run(items: Item[]): Promise<Result[]>
  /** How many of those that wait, one at least, make the next group; all where nothing is said. */
  sizeOf?(items: readonly Item[]): number
}

/**
 * Works on items as they come, those that came while the last group was worked on as one group: a transaction costs as
 * much as its rows. A group that fails is run again one by one, so that one item takes nothing of the others with it.
 */
export function inGroups<Item, Result>({
  run,
  sizeOf = (items) => items.length,
}: GroupWork<Item, Result>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let isRunning = false

  async function runWaiting(): Promise<void> {
    isRunning = true
    while (waiting.length > 0) await runGroup(waiting.splice(0, sizeOf(waiting.map(({ item }) => item))))
    isRunning = false
  }
  async function runGroup(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await run(group.map(({ item }) => item))
      for (const [at, { done }] of group.entries()) done(results[at]!)
    } catch (error) {
      if (group.length === 1) return group[0]!.failed(error)
      for (const one of group) await runGroup([one])
    }
  }
  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      if (!isRunning) void runWaiting()
    })
}
