import type { KeyFault } from './api-keys.js'
import type { SiteList } from './site-list.js'
import type { SiteRow } from './site.js'

/** One row a site; one for the place of the list where no list was ever got. Without a key all of them are held. */
export function siteRows(
  list: Pick<SiteList, 'sites' | 'failure' | 'listedAt'>,
  { origin, keyFault }: { origin: string; keyFault: KeyFault | null },
): SiteRow[] {
  const [failure, sites] = [list.failure(), list.sites()]
  const listPlace: SiteRow = {
    host: new URL(origin).host,
    state: failure ? 'down' : 'idle',
    latencyMs: null,
    blockedUntil: null,
    lastError: failure?.why ?? null,
    lastAnswerAt: null,
  }
  const rows =
    sites.length > 0 ? sites.map((site) => ({ ...site.row(), syncedAt: list.listedAt() })) : [listPlace]
  return keyFault === null ? rows : rows.map((row) => ({ ...row, state: 'held', lastError: keyFault }))
}
