import type { KeyFault } from './api-keys.js'
import type { Site, SiteRow } from './site.js'

/** One row a site; one for the place of the list where no list was ever got. Without a key all of them are held. */
export function siteRows(
  sites: readonly Site[],
  {
    origin,
    keyFault,
    failure,
  }: { origin: string; keyFault: KeyFault | null; failure: { why: string } | null },
): SiteRow[] {
  const listPlace: SiteRow = {
    host: new URL(origin).host,
    state: failure ? 'down' : 'idle',
    latencyMs: null,
    blockedUntil: null,
    lastError: failure?.why ?? null,
    lastAnswerAt: null,
  }
  const rows = sites.length > 0 ? sites.map((site) => site.row()) : [listPlace]
  return keyFault === null ? rows : rows.map((row) => ({ ...row, state: 'held', lastError: keyFault }))
}
