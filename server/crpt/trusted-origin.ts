const crptSuffixes = ['crpt.ru', 'crptech.ru']
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * May a key or token be sent there? Only over https to the hosts of ЧЗ or a configured suffix; http for loopback alone.
 */
export function isTrustedOrigin(origin: string, ownSuffix?: string): boolean {
  const { protocol, hostname } = new URL(origin)
  if (loopback.has(hostname)) return protocol === 'http:' || protocol === 'https:'
  const suffixes = ownSuffix ? [...crptSuffixes, ownSuffix] : crptSuffixes
  return (
    protocol === 'https:' && suffixes.some((suffix) => hostname === suffix || hostname.endsWith(`.${suffix}`))
  )
}
