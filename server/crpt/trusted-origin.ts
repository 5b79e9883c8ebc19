const crptSuffixes = ['crpt.ru', 'crptech.ru']
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** This very machine: a stand-in for ЧЗ. */
const isLoopback = (origin: string): boolean => loopback.has(new URL(origin).hostname)

/** May a key go to a site that a list of that origin names? A real list that names this very machine is not believed. */
export const isTrustedSite = (site: string, listOrigin: string, ownSuffix?: string): boolean =>
  isTrustedOrigin(site, ownSuffix) && (!isLoopback(site) || isLoopback(listOrigin))

/**
 * May a key or token be sent there? Only over https to the hosts of ЧЗ or a configured suffix; http for loopback alone.
 */
export function isTrustedOrigin(origin: string, ownSuffix?: string): boolean {
  const { protocol, hostname } = new URL(origin)
  if (isLoopback(origin)) return protocol === 'http:' || protocol === 'https:'
  const suffixes = ownSuffix ? [...crptSuffixes, ownSuffix] : crptSuffixes
  return (
    protocol === 'https:' && suffixes.some((suffix) => hostname === suffix || hostname.endsWith(`.${suffix}`))
  )
}
