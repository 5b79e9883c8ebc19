import { askWithKey, checkSite, type SiteTools } from './check-site.js'
import { readCdnInfo, type CdnInfoAnswer } from './cdn-answers.js'
import type { CdnFault } from './codes-check-answer.js'
import { makeSite, type Site } from './site.js'

export interface SiteListOptions {
  /** Where cdn/info is asked. */
  origin: string
  /** May the key go there? */
  isTrusted: (origin: string) => boolean
  healthTimeoutMs: number
  /** A site has just been put aside. */
  onAside: () => void
}

/** The sites as last listed, and what came of the last attempt to list them anew. */
export interface SiteList {
  sites(): readonly Site[]
  /**
   * Lists anew and looks at every site, in parallel. Sites that are aside are only looked at with `reviving`, and come
   * back if they are well. A failed attempt keeps the list that there was. Callers in between share one attempt.
   */
  refresh(reviving: boolean): Promise<void>
  /** Of the last attempt; null where it was a success, or where there was none yet. */
  failure(): { why: string; fault: CdnFault | null } | null
}

const listTimeoutMs = 10_000

export function makeSiteList(tools: SiteTools, options: SiteListOptions): SiteList {
  let sites: readonly Site[] = []
  let failure: { why: string; fault: CdnFault | null } | null = null
  let underway: Promise<void> | null = null

  async function refresh(reviving: boolean): Promise<void> {
    const answer = await askList(tools, options.origin)
    if (answer.kind === 'failed') failure = answer
    else {
      const trusted = answer.origins.filter(options.isTrusted)
      failure = trusted.length > 0 ? null : { why: 'untrusted-host', fault: 'wrong-host' }
      if (failure) return
      const known = new Map(sites.map((site) => [site.origin, site]))
      const listed = trusted.map(
        (origin) => known.get(origin) ?? makeSite(origin, tools.clock, options.onAside),
      )
      await lookAt(listed, reviving)
      sites = listed
    }
  }

  const lookAt = (listed: readonly Site[], reviving: boolean) =>
    Promise.all(
      listed
        .filter((site) => reviving || !site.isAside())
        .map((site) => checkSite(tools, site, options.healthTimeoutMs)),
    )

  return {
    sites: () => sites,
    failure: () => failure,
    refresh(reviving) {
      underway ??= refresh(reviving).finally(() => (underway = null))
      return underway
    },
  }
}

async function askList(tools: SiteTools, origin: string): Promise<CdnInfoAnswer> {
  const reply = await askWithKey(tools, 'cdn/info', { origin, timeoutMs: listTimeoutMs })
  if (reply === null) return { kind: 'failed', why: 'no-key', fault: tools.keys.fault() }
  if (reply.kind === 'unanswered') return { kind: 'failed', why: reply.failure, fault: null }
  return readCdnInfo(reply.status, reply.body)
}
