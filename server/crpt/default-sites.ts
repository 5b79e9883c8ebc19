/** The only place of the list whose sites are known beforehand. */
const usualPlace = 'https://cdn.crpt.ru'
const usualCount = 11

/** cdn01 … cdn11: named by one source only, so they are a setting. */
const usualSites = Array.from(
  { length: usualCount },
  (_, at) => `https://cdn${String(at + 1).padStart(2, '0')}.crpt.ru`,
)

/**
 * The sites to ask as long as cdn/info gives no list: those of the setting, or the usual ones where the usual place is
 * asked. A stand-in or another contour never falls back to the real one.
 */
export function defaultSitesOf(setting: string | undefined, listOrigin: string): readonly string[] {
  if (setting === 'off') return []
  if (setting !== undefined) return setting.split(',').map((origin) => new URL(origin).origin)
  return new URL(listOrigin).origin === usualPlace ? usualSites : []
}
