import { isoOf } from '../iso-time.js'
import { say, type Language } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { pastMoment } from '../text/when.js'
import type { SupplierStanding } from './supplier-query.js'

export interface SupplierDoubt {
  title: string
  text: string
  next: string
}

export const isInOrder = (standing: SupplierStanding | null): boolean =>
  standing !== null && standing.registered && standing.missing.length === 0

/** What is to be said of a supplier, and what to do; null where it is in order. */
export function supplierDoubt(
  standing: SupplierStanding,
  name: string,
  lang: Language,
): SupplierDoubt | null {
  const { registered, status, missing } = standing
  if (!registered)
    return {
      title: say(lang, 'supplier.unregistered', { name }),
      text: [
        status === null ? '' : say(lang, 'supplier.status', { status }),
        say(lang, 'supplier.unregistered.text'),
      ]
        .filter(Boolean)
        .join(' '),
      next: say(lang, 'supplier.unregistered.next'),
    }
  if (missing.length === 0) return null
  const groups = missing
    .map((group) => say(lang, 'supplier.group', { group: say(lang, `group.${group}`) }))
    .join(', ')
  return {
    title: say(lang, 'supplier.groups', { name, groups, count: missing.length }),
    text: say(lang, 'supplier.groups.text'),
    next: say(lang, 'supplier.groups.next', { count: missing.length }),
  }
}

/** The same on the page. What is certain warns; what is not is grey. */
export function supplierNote(standing: SupplierStanding | null, name: string, viewer: Viewer) {
  const doubt = standing && supplierDoubt(standing, name, viewer.lang)
  if (!standing || !doubt) return null
  const { inn, registered, askedAt } = standing
  return {
    ...doubt,
    tone: registered ? 'wait' : 'risk',
    icon: registered ? 'unknown' : 'risk',
    who: say(viewer.lang, 'supplier.who'),
    asked: say(viewer.lang, 'supplier.asked', { inn, at: pastMoment(askedAt, viewer) }),
  }
}

/** For programs. */
export function supplierJson(standing: SupplierStanding | null, name: string, lang: Language) {
  if (!standing) return null
  const { registered, status, groups, missing, askedAt } = standing
  const doubt = supplierDoubt(standing, name, lang)
  const message = doubt && `${doubt.title} ${doubt.text}`
  return {
    registered,
    status,
    groups,
    missingGroups: missing,
    askedAt: isoOf(askedAt)!,
    message,
    nextStep: doubt?.next ?? null,
  }
}
