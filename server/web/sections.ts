import type { Role } from '../domain/access/roles.js'
import type { SentenceKey } from '../text/sentences.js'

export interface Section {
  href: string
  icon: string
  word: SentenceKey
  /** Shown to this role only. */
  role?: Role
}

/** The sections of the rail, in order: what exists, nothing that is only planned. */
export const sections: Section[] = [
  { href: '/deliveries', icon: 'delivery', word: 'nav.deliveries' },
  { href: '/claims', icon: 'claim', word: 'nav.claims' },
  { href: '/codes', icon: 'code', word: 'nav.codes' },
  { href: '/rules', icon: 'rules', word: 'nav.rules' },
  { href: '/users', icon: 'key', word: 'nav.users', role: 'administrator' },
]
