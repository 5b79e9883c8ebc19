import { roles, type Role } from '../domain/access/roles.js'
import { say, type Language } from '../text/say.js'
import { isClosedByHand } from './accounts.js'
import type { UserRow } from './users-queries.js'

const faultless: ShownForm = { list: [], at: {}, entered: {} }

/** A form as it is shown: the faults and what was entered, where there are any. */
export interface ShownForm {
  list: { field: string; text: string }[]
  at: Record<string, string>
  entered: Record<string, string>
}

export function signInPage(
  language: Language,
  shown: { to: string; notice?: 'stale' | 'refused'; administrators: string[]; form?: ShownForm },
) {
  const notice = shown.notice && { tone: 'note', icon: 'key', text: say(language, `sign-in.${shown.notice}`) }
  return {
    title: say(language, 'sign-in.title'),
    form: shown.form ?? faultless,
    to: shown.to,
    focus: !shown.form?.list.length,
    notice,
    administrators: shown.administrators.join(', '),
    languages: languageChoices(language),
  }
}

export const languageChoices = (chosen: Language) => [
  { value: 'ru', word: 'Русский', chosen: chosen === 'ru' },
  { value: 'en', word: 'English', chosen: chosen === 'en' },
]

export function accountPage(
  language: Language,
  shown: { user: { name: string; login: string; role: Role }; theme: string },
) {
  const themes = ['auto', 'light', 'dark'] as const
  return {
    title: shown.user.name,
    login: shown.user.login,
    role: say(language, `role.${shown.user.role}`),
    languages: languageChoices(language),
    themes: themes.map((value) => ({
      value,
      word: say(language, `account.theme.${value}`),
      chosen: value === (shown.theme || 'auto'),
    })),
  }
}

export const passwordPage = (
  language: Language,
  shown: { login: string; forced: boolean; form?: ShownForm },
) => ({
  login: shown.login,
  title: say(language, shown.forced ? 'password.title.first' : 'password.title'),
  forced: shown.forced,
  form: shown.form ?? faultless,
})

export function usersPage(language: Language, shown: { users: UserRow[]; now: number; form?: ShownForm }) {
  const form = shown.form ?? faultless
  return {
    title: say(language, 'users.title'),
    count: say(language, 'users.count', { count: shown.users.length }),
    users: shown.users.map((user) => ({
      href: `/users/${user.id}`,
      name: user.name,
      login: user.login,
      role: say(language, `role.${user.role}`),
      state: stateOf(language, user, shown.now),
    })),
    form,
    roles: roleChoices(language, form.entered.role ?? 'receiver'),
  }
}

export function userPage(
  language: Language,
  shown: { user: UserRow; now: number; isSelf: boolean; form?: ShownForm },
) {
  const { user } = shown
  const form = shown.form ?? { ...faultless, entered: { name: user.name, role: user.role } }
  return {
    title: user.name,
    login: user.login,
    href: `/users/${user.id}`,
    isSelf: shown.isSelf,
    closed: isClosedByHand(user),
    state: stateOf(language, user, shown.now),
    form,
    roles: roleChoices(language, form.entered.role ?? user.role),
  }
}

/** The one time that a made password is on a screen. */
export const madePasswordPage = (
  language: Language,
  made: { name: string; login: string; password: string },
) => ({
  title: say(language, 'made-password.title', { name: made.name }),
  ...made,
})

const roleChoices = (language: Language, chosen: string) =>
  roles.map((role) => ({ value: role, word: say(language, `role.${role}`), chosen: role === chosen }))

/** What is out of the ordinary with an account; null for the norm. */
function stateOf(language: Language, user: UserRow, now: number) {
  if (isClosedByHand(user)) return { tone: 'wait', icon: 'close', word: say(language, 'user.state.closed') }
  if ((user.closedUntil ?? 0) > now)
    return { tone: 'risk', icon: 'clock', word: say(language, 'user.state.paused') }
  if (user.mustChangePassword)
    return { tone: 'note', icon: 'key', word: say(language, 'user.state.made-password') }
  return null
}
