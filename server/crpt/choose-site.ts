import type { SiteList } from './site-list.js'
import type { Site } from './site.js'

/** Picks the quickest site that is not aside. One whose time aside is over is looked at before it takes its place again. */
export function makeChooser(list: SiteList, check: (site: Site) => Promise<void>): () => Site | null {
  const beingProved = new Set<Site>()
  function prove(site: Site): void {
    if (beingProved.has(site)) return
    beingProved.add(site)
    void check(site).finally(() => beingProved.delete(site))
  }
  return () => {
    const open = list.sites().filter((site) => !site.isAside())
    open.filter((site) => site.isUnproved()).forEach(prove)
    return open.sort(byPlace)[0] ?? null
  }
}

const byPlace = (a: Site, b: Site): number => {
  const [ownOfA, averageOfA] = a.rank()
  const [ownOfB, averageOfB] = b.rank()
  const unproved = Number(a.isUnproved()) - Number(b.isUnproved())
  return unproved || compare(ownOfA, ownOfB) || compare(averageOfA, averageOfB)
}

/** Subtraction would make nothing of two infinities. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
