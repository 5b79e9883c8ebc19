import { formatCount, say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'

/** Where one is in a long list, and the ways on. */
export interface Pager {
  range: string
  next: { href: string; word: string } | null
  previous: { href: string; word: string } | null
}

export interface Place {
  page: number
  size: number
  total: number
}

/** Null where everything stands on one page. */
export function pagerOf(
  { page, size, total }: Place,
  href: (page: number) => string,
  { lang }: Viewer,
): Pager | null {
  if (total <= size && page === 1) return null
  const from = (page - 1) * size + 1
  const to = Math.min(page * size, total)
  const after = Math.min(size, total - to)
  return {
    range: say(lang, 'pager.range', { from: formatCount(from), to: formatCount(to), total }),
    next: after > 0 ? { href: href(page + 1), word: say(lang, 'pager.next', { count: after }) } : null,
    previous: page > 1 ? { href: href(page - 1), word: say(lang, 'pager.previous', { count: size }) } : null,
  }
}
