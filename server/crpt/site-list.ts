import { askSiteList, checkSite, type SiteTools } from './check-site.js'
import { readCdnInfo, type CdnInfoAnswer } from './cdn-answers.js'
import type { CdnFault } from './codes-check-answer.js'
import { makeSite, type Site } from './site.js'

export interface SiteListOptions {
  /** Where cdn/info is asked. */
  origin: string
  /** May the key go there? */
  isTrusted: (origin: string) => boolean
  healthTimeoutMs: number
  /** Asked where cdn/info fails and never gave a list. */
  defaultSites: readonly string[]
  /** A site has just been put aside. */
  onAside: () => void
}

/** The sites as last listed, and what came of the last attempt to list them anew. */
export interface SiteList {
  sites(): readonly Site[]
  /**
   * Lists anew and looks at every site, in parallel. Sites that are aside are only looked at with `reviving`, and come
   * back if they are well. A failed attempt keeps the list that there was, and looks at its sites all the same. Callers in between share one attempt.
   */
  refresh(reviving: boolean): Promise<void>
  /** When the list that there is was got; null where none ever was. */
  listedAt(): number | null
  /** Of the last attempt; null where it was a success, or where there was none yet. */
  failure(): ListFailure | null
}

export interface ListFailure {
  why: string
  fault: CdnFault | null
}

const listTimeoutMs = 10_000

export function makeSiteList(tools: SiteTools, options: SiteListOptions): SiteList {
  let state: { sites: readonly Site[]; failure: ListFailure | null; listedAt: number | null } = {
    sites: [],
    failure: null,
    listedAt: null,
  }
  let underway: Promise<void> | null = null

  // one that is not listed any more keeps its time aside, should it be listed again
  const known = new Map<string, Site>()
  const siteOf = (origin: string): Site => {
    const site = known.get(origin) ?? makeSite(origin, tools.clock, options.onAside)
    known.set(origin, site)
    return site
  }

  async function refresh(reviving: boolean): Promise<void> {
    const answer = await askList(tools, options.origin)
    const answeredAt = tools.clock.now()
    const trusted = answer.kind === 'listed' ? answer.origins.filter(options.isTrusted) : []
    const failure = failureOf(answer, trusted)
    const listed = failure === null ? trusted.map(siteOf) : keptOnFailure(failure.fault)
    await lookAt(listed, reviving)
    state = { sites: listed, failure, listedAt: failure === null ? answeredAt : state.listedAt }
  }

  /** The old list; where there was none the default one, unless a person must mend the very address or key. */
  const keptOnFailure = (fault: CdnFault | null): readonly Site[] => {
    if (state.sites.length > 0 || fault !== null) return state.sites
    return options.defaultSites.filter(options.isTrusted).map(siteOf)
  }

  const lookAt = (listed: readonly Site[], reviving: boolean) =>
    Promise.all(
      listed
        .filter((site) => reviving || !site.isAside())
        .map((site) => checkSite(tools, site, options.healthTimeoutMs)),
    )

  return {
    sites: () => state.sites,
    listedAt: () => state.listedAt,
    failure: () => state.failure,
    refresh(reviving) {
      underway ??= refresh(reviving).finally(() => (underway = null))
      return underway
    },
  }
}

function failureOf(answer: CdnInfoAnswer, trusted: readonly string[]): ListFailure | null {
  if (answer.kind === 'failed') return { why: answer.why, fault: answer.fault }
  return trusted.length > 0 ? null : { why: 'untrusted-host', fault: 'wrong-host' }
}

async function askList(tools: SiteTools, origin: string): Promise<CdnInfoAnswer> {
  const reply = await askSiteList(tools, { origin, timeoutMs: listTimeoutMs })
  if (reply === null) return { kind: 'failed', why: 'no-key', fault: tools.keys.fault() }
  if (reply.kind === 'unanswered') return { kind: 'failed', why: reply.failure, fault: null }
  return readCdnInfo(reply.status, reply.body)
}
